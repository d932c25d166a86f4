import { IconDoor, IconEyeOff, IconHandStop } from '@tabler/icons-react'

export const opennessIcons = { open: IconDoor, listed: IconHandStop, hidden: IconEyeOff }
