import { IconChartLine, IconCompass, IconDiamond, IconHome } from '@tabler/icons-react'
import type { ModuleScreens } from '#web/screens.ts'
import { charterKind, valueKind } from '../contract.ts'
import { goalKind } from '../contract-goals.ts'
import { GoalSign } from './GoalSign.tsx'
import { leadsTo } from './leads-to.ts'

const goalCard = () => import('./GoalCard.tsx')

export const screens: ModuleScreens = {
  screens: [
    { path: '/', within: 'community', area: 'home', load: () => import('./Home.tsx') },
    { path: 'goals', within: 'community', area: 'goals', load: () => import('./Goals.tsx') },
    { path: 'goals/new', within: 'community', area: 'goals', load: () => import('./NewGoal.tsx') },
    { path: 'goals/$goal', within: 'community', area: 'goals', load: () => import('./Goal.tsx') },
    { path: 'goals/$goal/edit', within: 'community', area: 'goals', load: () => import('./EditGoal.tsx') },
    {
      path: 'goals/without-purpose',
      within: 'community',
      area: 'goals',
      load: () => import('./WithoutPurpose.tsx'),
    },
    { path: 'goals/wins', within: 'community', area: 'goals', load: () => import('./Wins.tsx') },
    { path: 'charter', within: 'community', area: 'goals', load: () => import('./Charter.tsx') },
    { path: 'charter/edit', within: 'community', area: 'goals', load: () => import('./EditCharter.tsx') },
  ],
  areas: [
    { name: 'home', label: 'mission:rail.home', icon: IconHome, path: '', rank: 1 },
    { name: 'goals', label: 'mission:rail.goals', icon: IconCompass, path: 'goals', rank: 5 },
  ],
  kinds: [
    {
      of: goalKind,
      icon: IconCompass,
      area: 'goals',
      many: 'mission:kind.goal',
      Sign: GoalSign,
      card: goalCard,
      leadsTo,
    },
    { of: charterKind, icon: IconCompass, area: 'goals' },
    { of: valueKind, icon: IconDiamond, area: 'goals', many: 'mission:kind.value' },
  ],
  parts: [goalCard],
  deeds: [
    {
      label: 'mission:measure.deed',
      icon: IconChartLine,
      membersOnly: true,
      load: () => import('./MeasureMessage.tsx'),
    },
  ],
}
