import { useCallback, useEffect, useRef, useState } from 'react'
import { updateCommunity } from '#modules/communities/contract.ts'
import { uploadPicture } from '#modules/files/contract.ts'
import { call, type Refused, upload } from '#web/call.ts'
import type { Draft } from './draft.ts'
import { blobOf } from './picture.ts'

/** Sends the logo once the community stands; `again` after it was refused or the line was down. */
export function useLogo({ slug, logo, isLogoSent }: Draft, onSent: () => void) {
  const [refused, setRefused] = useState<Refused>()
  const sent = useRef(onSent)
  sent.current = onSent
  const isSending = useRef(false)
  const again = useCallback(async () => {
    if (!slug || !logo || isLogoSent || isSending.current) return
    isSending.current = true
    setRefused(undefined)
    try {
      const { id } = await upload(uploadPicture, {}, blobOf(logo), { community: slug })
      await call(updateCommunity, { logoFileId: id }, { community: slug, key: crypto.randomUUID() })
      sent.current()
    } catch (error) {
      setRefused(error as Refused)
    } finally {
      isSending.current = false
    }
  }, [slug, logo, isLogoSent])
  useEffect(() => void again(), [again])
  return { refused, again }
}
