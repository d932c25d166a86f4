import { GoalIcon } from '#web/kit/GoalIcon.tsx'

/** A goal among what was found: by its own icon. */
export const GoalSign = ({ more }: { more: Record<string, unknown> }) => <GoalIcon name={String(more.icon)} />
