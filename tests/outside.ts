/** The world outside as tests give it: what each address answers, and what was asked of it. */
import { type Answer, type Asking, type Outside, OutsideError } from '../src/kernel/outside.ts'

export type FakeOutside = Outside & {
  asked: Asking[]
  answers: Map<string, Partial<Answer> | OutsideError>
}

export function fakeOutside(): FakeOutside {
  const asked: Asking[] = []
  const answers: FakeOutside['answers'] = new Map()
  return {
    asked,
    answers,
    async ask(asking) {
      asked.push(asking)
      const answer = answers.get(asking.url) ?? new OutsideError('not_found')
      if (answer instanceof OutsideError) throw answer
      return { url: asking.url, status: 200, type: 'text/plain', charset: null, body: new Uint8Array(), ...answer }
    },
  }
}
