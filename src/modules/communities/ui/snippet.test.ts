import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sizeOf, snippetOf } from './snippet.ts'

const counted = {
  home: 'https://stern.example/de/lahn',
  metricId: '0192-m',
  goalId: '0192-g',
  title: 'Müll "raus" & <script>weg</script>, Lahn',
}

test('a snippet is a frame or a picture with a way to the goal, in its size, without a script', () => {
  assert.equal(
    snippetOf('frame', { ...counted, title: 'Müll' }, sizeOf('frame', 'medium')),
    '<iframe src="https://stern.example/de/lahn/embed/0192-m" title="Müll" width="360" height="270" loading="lazy" style="border: 0; max-width: 100%"></iframe>',
  )
  assert.equal(
    snippetOf('picture', { ...counted, title: 'Müll' }, sizeOf('picture', 'narrow')),
    '<a href="https://stern.example/de/lahn/goals/0192-g"><img src="https://stern.example/de/lahn/embed/0192-m/picture.svg" alt="Müll" width="280" height="171" loading="lazy" style="max-width: 100%; height: auto"></a>',
  )
})

test('what members wrote stays text inside other websites', () => {
  for (const form of ['frame', 'picture'] as const) {
    const snippet = snippetOf(form, counted, sizeOf(form, 'wide'))
    assert.match(snippet, /="Müll &quot;raus&quot; &amp; &lt;script&gt;weg&lt;\/script&gt;, Lahn"/)
    assert.doesNotMatch(snippet, /<script/)
  }
})
