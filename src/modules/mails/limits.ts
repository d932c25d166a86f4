/** How long and how many: the one table of this module. */
export const limits = {
  /** unread for so long before it is mailed */
  minutes: 10,
  /** mails to one member; what is more waits an hour */
  anHour: 10,
  /** shown in a mail and on its page, the newest */
  messages: 10,
  /** UTF-16 characters of one message; what is longer is cut */
  textLength: 3_000,
  /** how long one may answer by a mail's link */
  answerDays: 14,
  /** how often by one link */
  answers: 20,
  /** how long a mail's link stops further ones */
  stopDays: 90,
} as const
