import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { pagesLinkedIn } from './links.ts'
import { pageSays } from './page.ts'

const url = 'https://www.lahn.example/pegel/heute'
const says = (html: string | Uint8Array, charset: string | null = 'utf-8') =>
  pageSays({ body: typeof html === 'string' ? Buffer.from(html) : html, charset, url })
const title = (html: string | Uint8Array, charset: string | null = 'utf-8') => says(html, charset)?.title
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('what a page says of itself', () => {
  test('is what it wrote for previews, else its title and description', () => {
    const html = `<!DOCTYPE html><html><head><title>Pegel – Startseite</title>
      <meta name="description" content="Alle Pegel"><META CONTENT='Pegel &amp; "Wehr"' PROPERTY='og:title'>
      <meta property="og:description" content="Am Wehr sind es
        zwei Meter."/><meta property=og:site_name content=Lahnpegel><meta property="og:image" content="../bild.png?a=1&amp;b=2">
      </head><body>…</body>`
    assert.deepEqual(says(html), {
      title: 'Pegel & "Wehr"',
      description: 'Am Wehr sind es zwei Meter.',
      site: 'Lahnpegel',
      host: 'lahn.example',
      picture: 'https://www.lahn.example/bild.png?a=1&b=2',
    })
    const plain = says('<title>Nur ein Titel</title><p>')
    assert.deepEqual(plain, {
      title: 'Nur ein Titel',
      description: '',
      site: '',
      host: 'lahn.example',
      picture: null,
    })
    assert.equal(says('<meta name=description content=x>'), undefined, 'without a title there is nothing to show')
    assert.equal(says(''), undefined)
  })

  test('is found only in its head, not in scripts, comments or styles', () => {
    const hidden = '<script>"<title>a</title>"</script><!-- <title>b</title> --><style>/*<title>c</title>*/</style>'
    assert.equal(title(`${hidden}<title>d</title>`), 'd')
    assert.equal(title(`${hidden}</head><title>d</title>`), undefined)
    assert.equal(title(`${hidden}<body><title>d</title>`), undefined)
    assert.equal(title('<script>never closed <title>a</title>'), undefined)
    assert.equal(title('<!-- never closed <title>a</title>'), undefined)
    assert.equal(title('<!--><title>a</title>'), 'a')
    assert.equal(title('<meta property="og:title" content="<title>x</title>">'), '<title>x</title>')
    assert.equal(title('<meta content="a>b" property="og:title">'), 'a>b')
    assert.equal(title('<title>open <b>to the end'), 'open <b>to the end')
  })

  test('is text: markup and references are letters, once', () => {
    assert.equal(
      title('<title>&lt;script&gt;alert(1)&lt;/script&gt; &#x1F41F; &amp;amp; &nix; &#0; M&uuml;ll</title>'),
      '<script>alert(1)</script> 🐟 &amp; &nix; � Müll',
    )
    assert.equal(title('<title>*a* [b](c) &auml;_d_</title>'), '*a* [b](c) ä_d_')
  })

  test('is one line that hides nothing and turns nothing round', () => {
    assert.equal(
      title('<title>\n  a \t b\u00a0c &#10; d&#8238;exe.gnp\u202e\u2066\u0007\u0000\ufeff e</title>'),
      'a b c dexe.gnp e',
    )
    assert.equal(title('<title>&#8238;&#8203; \u200f</title>'), undefined)
    assert.equal(title('<title>👩‍🌾 שלום</title>'), '👩‍🌾 שלום')
  })

  test('is cut, in letters as they are seen and as they are written', () => {
    const long = title(`<title>${'Wasser '.repeat(1_500)}</title>`)!
    assert.equal([...long].length, 200)
    assert.ok(long.endsWith('…'))
    assert.ok(title(`<title>a${'\u0301'.repeat(10_000)}</title>`)!.length <= 2_000)
    const page = says(
      `<title>a</title><meta name=description content="${'é'.repeat(9_000)}"><meta property=og:site_name content="${'b'.repeat(900)}">`,
    )!
    assert.equal(page.description.length, 400)
    assert.equal(page.site.length, 60)
  })

  test('is read in the letters it was written in', () => {
    const page = (meta: string) => latin1(`<html><head>${meta}<title>Grün</title>`)
    assert.equal(title(page(''), 'iso-8859-1'), 'Grün')
    assert.equal(title(page('<meta charset="ISO-8859-1">'), null), 'Grün')
    assert.equal(title(page('<meta http-equiv=content-type content="text/html; charset=windows-1252">'), null), 'Grün')
    assert.equal(title(page(''), null), 'Grün', 'nothing said, and not UTF-8')
    assert.equal(title(Buffer.from('<title>Grün</title>'), null), 'Grün', 'nothing said, and UTF-8')
    assert.equal(title(Buffer.from('<meta charset=utf-16><title>Grün</title>'), null), 'Grün')
    assert.equal(title(Buffer.from('\ufeff<title>Grün</title>'), 'iso-8859-1'), 'Grün', 'its first bytes count most')
    assert.equal(title(Buffer.from('\ufeff<title>Grün</title>', 'utf16le'), null), 'Grün')
    assert.equal(title(Buffer.from('<title>Grün</title>'), 'x-nobody-knows'), 'Grün')
    assert.equal(title(Buffer.from('82e082ce', 'hex'), 'shift_jis'), undefined)
    assert.equal(title(Buffer.concat([Buffer.from('<title>a'), Buffer.from([0xff, 0xfe, 0xe4])]), 'utf-8'), 'a���')
  })

  test('names its house as it is asked for where letters look alike', () => {
    const host = (at: string) => pageSays({ body: Buffer.from('<title>a</title>'), charset: null, url: at })!.host
    assert.equal(host('https://www.müllers-bäckerei.example/'), 'müllers-bäckerei.example')
    assert.equal(host('https://www.аpple.example/'), 'xn--pple-43d.example')
  })

  test('harms nobody, whatever bytes it is of', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      '/',
      '<!--',
      '-->',
      '<title',
      '</title>',
      '<meta ',
      'property=',
      'og:title',
      'content=',
      '<script>',
      '</script',
      '&#',
      '&amp;',
      ';',
      ' ',
      '\n',
      'ä',
      '\ud800',
      '\u202e',
    )
    const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((one) => Buffer.from(one)),
          fc.uint8Array(),
        ),
        fc.constantFrom(null, 'utf-8', 'utf-16le', 'nix'),
        (body, charset) => {
          const page = pageSays({ body, charset, url })
          for (const words of page ? [page.title, page.description, page.site] : []) {
            assert.ok(words.length <= 2_000 && words.isWellFormed())
            assert.doesNotMatch(words, /[\p{Cc}\p{Bidi_Control}]/u)
          }
        },
      ),
    )
  })

  test('takes time with its length, and no more', () => {
    const pieces = [
      '<meta a="',
      '<meta ',
      '<title>',
      '<!--',
      '<',
      '<script>',
      '<a b=\'"',
      '<meta content=" property=og:title ',
      ' '.repeat(9),
      '<meta x = ',
      '&amp',
    ]
    for (const piece of pieces)
      assert.doesNotThrow(() => says(`<head>${piece.repeat(1_000_000 / piece.length)}`), piece)
  })
})

describe('the pages a text links to', () => {
  const house = 'https://leitstern.example'
  test('are three at most, each once, as they are asked for', () => {
    const text = 'https://a.example/x#y [b](http://b.example) https://a.example/x www.c.example/?q=ü https://d.example'
    assert.deepEqual(pagesLinkedIn(text, house), [
      'https://a.example/x',
      'http://b.example/',
      'http://www.c.example/?q=%C3%BC',
    ])
  })

  test('are never this house, nor what could not be asked', () => {
    const text = `https://leitstern.example/c/lahn \`https://code.example\` ![p](https://picture.example) ftp://f.example
      https://me:secret@s.example https://p.example:8443/ javascript:alert(1) mailto:a@b.example https://l.example/${'a'.repeat(2_000)}`
    assert.deepEqual(pagesLinkedIn(text, house), [])
  })
})
