// A reporter that says only how many tests there were and how they ended.
export default async function* countTests(events) {
  let emptyFiles = 0
  for await (const { type, data } of events) {
    // Node counts a file in which no test ran as one that passed.
    if (type === 'test:pass' && data.name.endsWith('.test.ts')) emptyFiles++
    if (type !== 'test:summary' || data.file) continue
    const { tests, passed, failed, cancelled, skipped, todo } = data.counts
    const lines = { tests: tests - emptyFiles, pass: passed - emptyFiles, fail: failed, cancelled, skipped, todo }
    yield Object.entries(lines)
      .map(([name, count]) => `# ${name} ${count}\n`)
      .join('')
  }
}
