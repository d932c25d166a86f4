/** The letter about what waits: who wrote what where, newest last, with a link to answer; or that something waits at all. */
import type { Db } from '#kernel/database.ts'
import type { Letter } from '#kernel/mail.ts'
import { t } from '#kernel/words.ts'
import { namesFor } from '#modules/attention/offers.ts'
import { isSensitive } from '#modules/communities/offers.ts'
import { cardWords } from '#modules/conversation/offers.ts'
import { escaped } from '#modules/text/html.ts'
import { letterButton, letterHtml, letterLink, letterStyles as styles } from '#modules/text/letter.ts'
import { toMail } from '#modules/text/mail.ts'
import type { Names } from '#modules/text/names.ts'
import { toPlain } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { initials } from '#web/kit/initials.ts'
import { actorOf, communityOf, type MailedMessage, type MailRow, pathOf } from './find.ts'
import { limits } from './limits.ts'
import { joined, oneLine } from './shown.ts'

type Links = { answer: string; stop: string }
type Writing = { mail: MailRow; links: Links; baseUrl: string; now: Date }

const DAY = 24 * 3_600_000
const PREVIEW = 120

/** What makes it possible to stop mails with one tap (RFC 8058), and tells answering machines that nobody wrote it. */
const headersOf = (stop: string) => ({
  'List-Unsubscribe': `<${stop}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'Auto-Submitted': 'auto-generated',
})
const stopAt = ({ baseUrl, links }: Writing) => `${baseUrl}/mail/stop/${links.stop}`

export async function writeLetter(db: Db, writing: Writing & { messages: MailedMessage[] }): Promise<Letter> {
  const { mail, messages, links, baseUrl, now } = writing
  const { language, timeZone } = mail
  const say = (key: string, values: Record<string, unknown> = {}) => t(language, `mails:letter.${key}`, values)
  const said = await shownTo(db, writing)
  const authors = [...new Set(messages.map(({ author }) => author))]
  const kind = mail.audience === 'direct' ? 'direct' : 'mention'
  const title = say(kind, { count: authors.length, who: joined(authors, language), title: mail.title })
  const among = mail.people.length > 1 ? [say('among', { people: joined(mail.people, language) })] : []
  const more = messages[0]!.total - messages.length
  const earlier = more > 0 ? [say('earlier', { count: more })] : []
  const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const answer = `${baseUrl}/mail/answer/${links.answer}`
  const place = baseUrl + pathOf(mail, messages.at(-1)!)
  const stop = stopAt(writing)
  const settings = `${baseUrl}/c/${mail.slug}/me/mails`
  const reasons = [
    say(`why.${kind}`),
    say('yours', { me: mail.memberName, until: until.format(now.getTime() + limits.answerDays * DAY) }),
  ]
  const text = [
    title,
    ...among,
    ...earlier,
    ...said.map(({ author, at, plain }) => `${author}, ${at}\n${plain}`),
    `${say('answer')}:\n${answer}`,
    `${say('open')}:\n${place}`,
    `--\n${mail.communityName}\n${reasons.join(' ')}`,
    `${say('stop')}: ${stop}\n${say('settings')}: ${settings}`,
  ]
  const body = `<h1 style="${styles.title}">${escaped(title)}</h1>
${[...among, ...earlier].map((line) => `<p class="quiet" style="${styles.quiet}">${escaped(line)}</p>`).join('\n')}
<div style="height:18px"></div>
${said.map(saidHtml).join('\n')}
<div style="padding:14px 0 8px">${letterButton(answer, say('answer'), mail.accentLight)}</div>
<p class="quiet" style="${styles.quiet}">${letterLink(place, say('open'))}</p>`
  const foot = `${reasons.map(escaped).join(' ')}<br><br>${letterLink(stop, say('stop'))} · ${letterLink(settings, say('settings'))}`
  return {
    to: mail.email,
    subject: oneLine(title),
    text: `${text.join('\n\n')}\n`,
    html: letterHtml({
      language,
      title,
      preview: said.at(-1)!.plain.slice(0, PREVIEW).toWellFormed(),
      from: { name: mail.communityName, initials: initials(mail.communityName) },
      accent: { light: mail.accentLight, dark: mail.accentDark },
      body,
      foot,
    }),
    headers: headersOf(stop),
  }
}

type Said = { author: string; at: string; plain: string; html: string }

/** The messages as their reader may read them now. */
async function shownTo(db: Db, { mail, messages, baseUrl }: Writing & { messages: MailedMessage[] }): Promise<Said[]> {
  const { language, timeZone, slug } = mail
  const trees = messages.map(({ text }) => parse(text))
  const known = await namesFor({ db, actor: actorOf(mail), community: communityOf(mail) }, trees)
  const names: Names = { ...known, fileUrl: (id) => `/api/communities/${slug}/files/${id}` }
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return messages.map(({ author, at, text, card, files }, n) => {
    const plain = toPlain(trees[n]!, names, { max: limits.textLength })
    const html = text.length > limits.textLength ? paragraphs(plain) : toMail(trees[n]!, names, baseUrl)
    const hung = files.length > 0 ? t(language, 'mails:files', { files: files.join(', ') }) : ''
    const attached = [card ? cardWords(card, language) : '', hung].filter(Boolean).join(' · ')
    return {
      author,
      at: time.format(new Date(at)),
      plain: [plain, attached].filter(Boolean).join('\n\n'),
      html: html + (attached && `<p class="quiet" style="${styles.quiet}">${escaped(attached)}</p>`),
    }
  })
}

const saidHtml = ({ author, at, html }: Said): string =>
  `<div class="said" style="${styles.said}"><p class="quiet" style="${styles.meta}"><b class="strong" style="${styles.strong}">${escaped(author)}</b> ${escaped(at)}</p>${html}</div>`

const paragraphs = (plain: string): string =>
  plain
    .split('\n\n')
    .map((part) => `<p style="margin:0 0 12px">${escaped(part).replaceAll('\n', '<br>')}</p>`)
    .join('')

/** No name, no text, no way to either without signing in; of a sensitive community not even that it is one. */
export function writeHush(writing: Writing): Letter {
  const { mail, baseUrl } = writing
  const { language } = mail
  const isNamed = !isSensitive(mail.preset)
  const say = (key: string) => t(language, `mails:hush.${key}`, { community: mail.communityName })
  const title = say(isNamed ? 'title_in' : 'title')
  const place = isNamed ? `${baseUrl}/c/${mail.slug}` : `${baseUrl}/`
  const stop = stopAt(writing)
  const stopWords = t(language, 'mails:letter.stop')
  return {
    to: mail.email,
    subject: oneLine(title),
    text: `${[title, say('text'), place, `--\n${say('why')}`, `${stopWords}: ${stop}`].join('\n\n')}\n`,
    html: letterHtml({
      language,
      title,
      preview: say('text'),
      from: isNamed ? { name: mail.communityName, initials: initials(mail.communityName) } : undefined,
      accent: isNamed ? { light: mail.accentLight, dark: mail.accentDark } : house,
      body: `<h1 style="${styles.title}">${escaped(title)}</h1><p style="margin:0 0 18px">${escaped(say('text'))}</p>
<div>${letterButton(place, say('open'), isNamed ? mail.accentLight : house.light)}</div>`,
      foot: `${escaped(say('why'))}<br><br>${letterLink(stop, stopWords)}`,
    }),
    headers: headersOf(stop),
  }
}

/** The house's own colour, where a community's would tell. */
const house = { light: '#007573', dark: '#4cb8b5' }
