/** The signed-in app: the list of the modules' screens, and what all of them stand in. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Link as RouterLink, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { screens as arriving } from '#modules/arriving/ui/screens.ts'
import { screens as attention } from '#modules/attention/ui/screens.ts'
import { screens as automation } from '#modules/automation/ui/screens.ts'
import { screens as boards } from '#modules/boards/ui/screens.ts'
import { screens as chat } from '#modules/chat/ui/screens.ts'
import { screens as communities } from '#modules/communities/ui/screens.ts'
import { screens as conversation } from '#modules/conversation/ui/screens.ts'
import { screens as emoji } from '#modules/emoji/ui/screens.ts'
import { screens as files } from '#modules/files/ui/screens.ts'
import { screens as forms } from '#modules/forms/ui/screens.ts'
import { screens as founding } from '#modules/founding/ui/screens.ts'
import { screens as imports } from '#modules/imports/ui/screens.ts'
import { screens as keeping } from '#modules/keeping/ui/screens.ts'
import { screens as leaving } from '#modules/leaving/ui/screens.ts'
import { screens as mails } from '#modules/mails/ui/screens.ts'
import { screens as mission } from '#modules/mission/ui/screens.ts'
import { screens as notes } from '#modules/notes/ui/screens.ts'
import { screens as people } from '#modules/people/ui/screens.ts'
import { screens as search } from '#modules/search/ui/screens.ts'
import { screens as webhooks } from '#modules/webhooks/ui/screens.ts'
import type { Refused } from './call.ts'
import { hearInstallOffer } from './install.ts'
import { Kit } from './kit/Kit.tsx'
import type { LinkProps } from './kit/Link.tsx'
import { applyScheme, chosenScheme } from './kit/scheme.ts'
import { routerOf } from './router.tsx'
import { preferredLanguage, speak } from './words.ts'

const router = routerOf([
  people,
  founding,
  communities,
  files,
  conversation,
  emoji,
  chat,
  keeping,
  mails,
  automation,
  mission,
  notes,
  boards,
  forms,
  attention,
  search,
  imports,
  webhooks,
  leaving,
  arriving,
])

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal is an answer; only what may pass by itself is tried again.
      retry: (count, error) => (error as Refused).status === 0 && count < 3,
    },
  },
})

function AppLink({ href, ...props }: LinkProps) {
  const [to, hash] = href.split('#', 2)
  // Where I am is said by the shell: the router would mark every area above, too.
  return <RouterLink to={to} {...(hash && { hash })} {...props} activeOptions={{ exact: true }} activeProps={{}} />
}

hearInstallOffer()
applyScheme(chosenScheme())
await speak(preferredLanguage())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Kit link={AppLink}>
        <RouterProvider router={router} />
      </Kit>
    </QueryClientProvider>
  </StrictMode>,
)
