/** What a webhook can hear, by kind of activity. Nothing of circles, requests, roles or what is only somebody's own. */
export const kindsHeard = [
  'conversation.message_posted',
  'conversation.message_edited',
  'conversation.message_deleted',
  'communities.member_joined',
  'communities.member_left',
  'mission.reading_recorded',
  'mission.goal_created',
  'mission.goal_state_set',
  'mission.effect_recorded',
  'chat.channel_created',
] as const
export type KindHeard = (typeof kindsHeard)[number]

export const isOfMessages = (kind: string): boolean => kind.startsWith('conversation.')
