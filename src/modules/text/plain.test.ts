import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toPlain, toSearch } from './plain.ts'
import { ada, goal, knotty, names, nobody, photo } from './samples.ts'
import { toSlack } from './slack.ts'
import { parse } from './tree.ts'

const text = `**Hi** <@member:${ada}>, see <#${goal}>\n\n- [x] one\n- [ ] two & <b>\n\n> quote\n\n![](file:${photo})`

test('plain words keep the lines of lists and quotes', () => {
  const plain = 'Hi @Ada <Müller>, see Clean "banks"\n\n• ☑ one\n• ☐ two & <b>\n\n> quote\n\nPicture'
  assert.equal(toPlain(parse(text), names), plain)
  const start = 'Hi @Ada <Müller>, see Clean "banks" • ☑ one'
  assert.ok(toPlain(parse(text), names, { shape: 'line' }).startsWith(start))
})

test('a preview is cut between whole signs', () => {
  assert.equal(toPlain(parse('👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒'), names, { max: 2 }), '👩🏽‍🚒…')
  assert.equal(toPlain(parse('short'), names, { max: 5 }), 'short')
})

test('search rows hold what was typed and no names', () => {
  assert.equal(toSearch(parse(`Ask <@member:${ada}> about <#${goal}> **now**`)), 'Ask about now')
})

test('nothing private shows through plain words', () => {
  const hidden = toPlain(parse(`<@member:${nobody}> <#${nobody}> [plan](file:${nobody})`), names)
  assert.equal(hidden, '@someone something private something private')
})

test('Slack gets its own marks and calls nobody', () => {
  assert.equal(
    toSlack(parse(text), names),
    `*Hi* @Ada &lt;Müller&gt;, see <https://home.example/c/lahn/goals/${goal}|Clean "banks">\n\n` +
      '• ☑ one\n• ☐ two &amp; &lt;b&gt;\n\n> quote\n\n' +
      `<https://home.example/api/communities/lahn/files/${photo}|banks.jpg>`,
  )
  assert.equal(toSlack(parse('<@all> <!channel> [x](javascript:1)'), names), '@all &lt;!channel&gt; x')
})

test('no text writes a control of Slack other than a link', () => {
  const property = fc.property(knotty, (markdown) => {
    for (const [, inside = ''] of toSlack(parse(markdown), names).matchAll(/<([^>]*)>?/g)) {
      assert.match(inside, /^(?:https?:|mailto:|tel:)[^<]*$/)
    }
  })
  fc.assert(property, { numRuns: 1500 })
})
