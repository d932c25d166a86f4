// The one layout of letters: a sheet of paper in the community's colour. Nothing in it is loaded from anywhere.
// Styles stand inside the elements, as many mail programs drop all others; those that follow the night read the rest.
import { escaped } from './html.ts'

export type Sheet = {
  language: string
  title: string
  /** What a list of mails shows beside the subject. */
  preview: string
  /** Whom it is from; undefined where that must not be seen. */
  from?: { name: string; initials: string } | undefined
  accent: { light: string; dark: string }
  /** HTML that is safe already: made of `escaped`, `letterButton` and `toMail`. */
  body: string
  foot: string
}

const serif = "font-family:'Iowan Old Style',Georgia,serif"
const sans = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif'
const ink = 'color:#12202a'
const quiet = 'color:#566168'

export const letterStyles = {
  title: `margin:0 0 6px;font-size:25px;line-height:1.25;font-weight:400;${serif};${ink}`,
  quiet: `margin:0;font-size:14px;line-height:1.5;${quiet}`,
  said: 'margin:0;padding:16px 0 4px;border-top:1px solid #dedcd4',
  meta: `margin:0 0 6px;font-size:14px;line-height:1.4;${quiet}`,
  strong: `margin-right:6px;font-size:15px;font-weight:600;${ink}`,
} as const

/** `href` is a full address of this house. */
export const letterButton = (href: string, words: string, accent: string): string =>
  `<a class="button" href="${escaped(href)}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:${escaped(accent)};color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">${escaped(words)}</a>`

export const letterLink = (href: string, words: string): string =>
  `<a class="link" href="${escaped(href)}" style="color:#39464e">${escaped(words)}</a>`

export function letterHtml({ language, title, preview, from, accent, body, foot }: Sheet): string {
  return `<!doctype html>
<html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title><style>${night(accent.dark)}</style></head>
<body class="paper" style="margin:0;padding:0;background:#f5f4f0;${sans};${ink}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td style="text-align:left">
${from ? sign(from, accent.light) : ''}<div class="sheet" style="padding:28px 24px;border-radius:16px;background:#ffffff;font-size:16px;line-height:1.6;overflow-wrap:anywhere">
${body}
</div>
<div class="quiet" style="padding:20px 24px;font-size:13px;line-height:1.55;${quiet}">${foot}</div>
</td></tr></table></td></tr></table></body></html>
`
}

const sign = ({ name, initials }: { name: string; initials: string }, accent: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px 24px"><tr>
<td class="sign" align="center" style="width:36px;height:36px;border-radius:10px;background:${escaped(accent)};color:#ffffff;font-size:16px;${serif}">${escaped(initials)}</td>
<td class="ink" style="padding-left:12px;font-size:18px;${serif};${ink}">${escaped(name)}</td></tr></table>
`

/** The colours of the night, as on screens. */
const night = (accent: string): string =>
  `@media (prefers-color-scheme:dark){.paper{background:#0c141d!important}.sheet{background:#1b2631!important}
.paper,.sheet,.sheet h1,.sheet p,.sheet li,.sheet td,.ink,.strong{color:#f2f0ea!important}.quiet,.sheet .quiet{color:#9fabb5!important}
.sheet a,.link{color:${escaped(accent)}!important}.sheet .button,.sign{background:${escaped(accent)}!important;color:#080f17!important}
.said,.sheet blockquote,.sheet td,.sheet th{border-color:#2a3541!important}.sheet pre{background:#080f17!important}}`
