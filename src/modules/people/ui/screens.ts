import type { ModuleScreens } from '#web/screens.ts'

export const screens: ModuleScreens = {
  screens: [
    { path: 'sign-in', within: 'instance', load: () => import('./SignIn.tsx') },
    { path: 'sign-in/link', within: 'instance', load: () => import('./SignInLink.tsx') },
    { path: 'sign-in/provider', within: 'instance', load: () => import('./ProviderBack.tsx') },
    { path: 'sign-up', within: 'instance', load: () => import('./SignUp.tsx') },
    { path: 'reset', within: 'instance', load: () => import('./Reset.tsx') },
    { path: 'set-up', within: 'instance', load: () => import('./SetUp.tsx') },
    { path: 'account', within: 'instance', load: () => import('./AccountAlone.tsx') },
    { path: 'me', within: 'community', load: () => import('./Account.tsx') },
  ],
}
