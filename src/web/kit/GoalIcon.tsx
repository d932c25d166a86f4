// The icons a goal can wear. Names are stored: never remove or rename one.
import {
  IconBallFootball,
  IconBike,
  IconBolt,
  IconBook,
  IconCoin,
  IconCompass,
  IconDiamond,
  IconDropletHalf2,
  IconFirstAidKit,
  IconFish,
  IconHandStop,
  IconHeartHandshake,
  IconHome,
  IconLanguage,
  IconMusic,
  IconPalette,
  IconPaw,
  IconPlant2,
  IconRecycle,
  IconScale,
  IconSchool,
  IconSoup,
  IconSpeakerphone,
  IconSun,
  IconTool,
  IconTrash,
  IconTrees,
  IconUsers,
  IconWheelchair,
  IconWorld,
} from '@tabler/icons-react'

const icons = {
  compass: IconCompass,
  trash: IconTrash,
  droplet: IconDropletHalf2,
  fish: IconFish,
  trees: IconTrees,
  plant: IconPlant2,
  recycle: IconRecycle,
  sun: IconSun,
  bolt: IconBolt,
  bike: IconBike,
  paw: IconPaw,
  school: IconSchool,
  book: IconBook,
  language: IconLanguage,
  'heart-handshake': IconHeartHandshake,
  users: IconUsers,
  home: IconHome,
  soup: IconSoup,
  'first-aid': IconFirstAidKit,
  wheelchair: IconWheelchair,
  hand: IconHandStop,
  speakerphone: IconSpeakerphone,
  scale: IconScale,
  coin: IconCoin,
  music: IconMusic,
  palette: IconPalette,
  ball: IconBallFootball,
  world: IconWorld,
  tool: IconTool,
  diamond: IconDiamond,
} as const

export type GoalIconName = keyof typeof icons
export const goalIconNames = Object.keys(icons) as GoalIconName[]

/** An unknown name shows the compass: an old screen may meet a newer name. */
export function GoalIcon({ name, className }: { name: string | null | undefined; className?: string }) {
  const Icon = name && name in icons ? icons[name as GoalIconName] : IconCompass
  return <Icon className={className} aria-hidden />
}
