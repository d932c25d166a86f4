/** Who may have an account here, as the operator set it; whatever door they come by. */
import { sql } from 'kysely'
import { hashSecret } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'
import type { InstanceSettings } from './contract.ts'

type Coming = { settings: InstanceSettings; email: string; now: Date; invitation: string | undefined }

/** The code of the refusal; undefined: they may. */
export async function whyNoSignUp(house: House, { settings, email, now, invitation }: Coming) {
  const { signUp: who } = settings
  if (who === 'open') return undefined
  if (who === 'operator') return 'sign_up_closed'
  if (!invitation) return 'sign_up_by_invitation'
  const hash = hashSecret(invitation)
  const [row] = await house.clerk.rows(
    sql<{ lets: boolean }>`select invitation_lets_in(${hash}, ${email}, ${now}::timestamptz) as lets`,
  )
  return row?.lets ? undefined : 'sign_up_by_invitation'
}
