/** The tab's title: what is shown, then where. The mark before it ("(3) ") belongs to whoever counts what waits. */
import { useEffect } from 'react'

export function useTitle(...parts: (string | false | null | undefined)[]): void {
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => {
    const mark = /^\(\d+\+?\) /.exec(document.title)?.[0] ?? ''
    document.title = mark + (title || 'Leitstern')
  }, [title])
}
