/** The lists people look at all day read by index, also where PostgreSQL is free to choose and much is there. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import pg from 'pg'
import type { AskOf, Operation } from '#kernel/contract.ts'
import { listNotices } from '#modules/attention/contract.ts'
import { getBoard } from '#modules/boards/contract.ts'
import { getWorkload, listMyTasks } from '#modules/boards/mine/contract.ts'
import { listChannels } from '#modules/chat/contract.ts'
import { listMembers } from '#modules/communities/contract.ts'
import { listMessages, listThread, listUnread } from '#modules/conversation/contract.ts'
import { getContribution } from '#modules/mission/contract-contribution.ts'
import { listEffects } from '#modules/mission/contract-effects.ts'
import { createGoal, listGoals } from '#modules/mission/contract-goals.ts'
import { home } from '#modules/mission/contract-home.ts'
import { getPurpose, listServing, listWithoutPurpose } from '#modules/mission/contract-purpose.ts'
import { listReadings, recordReading } from '#modules/mission/contract-readings.ts'
import { listWins } from '#modules/mission/contract-wins.ts'
import { find, suggest } from '#modules/search/contract.ts'
import { openTestHouse } from './house.ts'

const CLERK = 'leitstern_clerk'
const LARGE = [
  'message',
  'activity',
  'member',
  'notice',
  'subject',
  'reading',
  'watch',
  'search_entry',
  'task',
  'task_assignee',
  'checklist_item',
  'task_hours',
]

/** `$1` is the community, `id(kind, n)` names its rows. Foreign keys are not looked at while it is filled. */
const fill = `
  insert into person (id, email, created_at, updated_at)
    select pg_temp.id($1, 1, n), 'p' || n || '.' || $1::text || '@example.org', now(), now() from generate_series(1, 2000) n;
  insert into member (community_id, id, person_id, kind, standing, name, created_at, joined_at)
    select $1, pg_temp.id($1, 2, n), pg_temp.id($1, 1, n), 'member', 'active', 'Mitglied ' || n, now(), now()
    from generate_series(1, 2000) n;
  insert into subject (community_id, id, kind, title, audience, created_at)
    select $1, pg_temp.id($1, 3, n), 'channel', 'Kanal ' || n, 'community', now() from generate_series(1, 400) n;
  insert into channel (community_id, id) select $1, pg_temp.id($1, 3, n) from generate_series(1, 400) n;
  insert into watch (community_id, member_id, subject_id, since)
    select $1, m.id, pg_temp.id($1, 3, n), now() from generate_series(1, 20) n, member m where m.community_id = $1;
  insert into message (community_id, id, subject_id, thread_id, author_id, at, seq, text, in_channel)
    select $1, pg_temp.id($1, 4, n), pg_temp.id($1, 3, 1 + n % 400),
      case when n > 400 and n % 3 = 0 then pg_temp.id($1, 4, 400 + n % 400) end, pg_temp.id($1, 2, 1 + n % 2000),
      now() - n * interval '1 minute', 1000 + n, 'Nachricht ' || n, n <= 400 or n % 3 <> 0 from generate_series(1, 20000) n;
  insert into activity (community_id, seq, actor_id, operation, kind, subject_id, data, at)
    select $1, m.seq, m.author_id, 'conversation.postMessage', 'conversation.message_posted', m.subject_id,
      jsonb_build_object('messageId', m.id), m.at from message m where m.community_id = $1 and m.seq > 1000;
  insert into notice (community_id, member_id, seq, kind, why, level, subject_id, at)
    select $1, m.id, 1000 + n, 'conversation.message_posted', 'mentioned', 'now', pg_temp.id($1, 3, 1 + n % 400), now()
    from generate_series(1, 10) n, member m where m.community_id = $1;
  insert into search_entry (community_id, kind, id, subject_id, is_talk, at, folded, words)
    select $1, 'message', m.id, m.subject_id, true, m.at, ' nachricht ' || n || ' ', search_words(' nachricht ' || n || ' ')
      || array_to_tsvector(array['nachricht', n::text, '#' || m.subject_id])
    from (select *, seq - 1000 as n from message where community_id = $1 and seq > 1000) m;
  insert into search_entry (community_id, kind, id, is_talk, at, folded, words)
    select $1, 'member', m.id, false, now(), lower(' ' || m.name || ' '), search_words(lower(m.name)) || array_to_tsvector(array['#']) from member m
    where m.community_id = $1`
const fillTasks = `
  insert into subject (community_id, id, kind, title, audience, created_at)
    select $1, pg_temp.id($1, 8, n), 'board', 'Board ' || n, 'community', now() from generate_series(1, 20) n;
  insert into board (community_id, id) select $1, pg_temp.id($1, 8, n) from generate_series(1, 20) n;
  insert into board_list (community_id, id, board_id, title, position)
    select $1, pg_temp.id($1, 13, n), pg_temp.id($1, 8, n), 'Offen', 'a0' from generate_series(1, 20) n;
  insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
    select $1, pg_temp.id($1, 9, n), 'task', 'Aufgabe ' || n, 'community', pg_temp.id($1, 8, 1 + n % 20), now()
    from generate_series(1, 8000) n;
  insert into task (community_id, id, board_id, due_on, estimate_minutes)
    select $1, pg_temp.id($1, 9, n), pg_temp.id($1, 8, 1 + n % 20), date '2026-09-01' + n % 90, 60 from generate_series(1, 8000) n;
  insert into task_place (community_id, board_id, list_id, task_id, position)
    select $1, pg_temp.id($1, 8, 1 + n % 20), pg_temp.id($1, 13, 1 + n % 20), pg_temp.id($1, 9, n), 'a' || n
    from generate_series(1, 8000) n;
  insert into task_assignee (community_id, task_id, member_id, since)
    select $1, pg_temp.id($1, 9, n), pg_temp.id($1, 2, 1 + n % 2000), now() from generate_series(1, 8000) n;
  insert into checklist_item (community_id, id, checklist_id, task_id, text, position, assignee_id)
    select $1, pg_temp.id($1, 10, n), pg_temp.id($1, 11, n), pg_temp.id($1, 9, n), 'Punkt', 'a0', pg_temp.id($1, 2, 1 + n % 2000)
    from generate_series(1, 8000) n;
  insert into task_hours (community_id, id, task_id, member_id, minutes, on_day, at)
    select $1, pg_temp.id($1, 12, n), pg_temp.id($1, 9, n), pg_temp.id($1, 2, 1 + n % 2000), 30, '2026-09-10', now()
    from generate_series(1, 8000) n`
const fillReadings = `
  insert into subject (community_id, id, kind, title, audience, parent_id, created_at)
    select $1, pg_temp.id($1, 5, n), 'reading', '', 'community', $2, now() from generate_series(1, 2000) n;
  insert into reading (community_id, id, metric_id, goal_id, value, at, recorded_at)
    select $1, pg_temp.id($1, 5, n), case when n % 20 = 0 then $3::uuid else pg_temp.id($1, 6, n % 20) end,
      case when n % 20 = 0 then $2::uuid else pg_temp.id($1, 7, n % 20) end, n, date '2026-01-01' + n % 250, now()
    from generate_series(1, 2000) n`
const neighbours = Array.from({ length: 4 }, (_, n) => `01990000-0000-7000-8000-00000000f00${n}`)

type Statements = { text: string; values: unknown[] }[]
type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

describe('the main lists', async () => {
  const { world, urls, ana, ben } = await openTestHouse()
  const { lahn } = world
  const metric = { kind: 'number' as const, name: 'Kilo', unit: 'kg', baseline: 0, target: 10 }
  const goal = await ana.does(createGoal, { title: 'Probe', metric })
  const metricId = goal.metrics[0]!.id
  await ana.does(recordReading, { metricId, value: 1, at: '2026-09-17' })

  const owner = new pg.Client({ connectionString: urls.owner })
  await owner.connect()
  await owner.query(`set session_replication_role = replica;
    create function pg_temp.id(community uuid, kind int, n int) returns uuid immutable language sql
      as $$ select overlay(overlay(md5(community::text || kind || '-' || n) placing '7' from 13) placing '8' from 17)::uuid $$`)
  for (const community of [lahn.id, ...neighbours]) {
    for (const statement of [...fill.split(';'), ...fillTasks.split(';')]) await owner.query(statement, [community])
    for (const statement of fillReadings.split(';')) {
      const values = /\$3/.test(statement) ? [community, goal.id, metricId] : [community, goal.id]
      await owner.query(statement, values)
    }
  }
  await owner.query('update log_head set seq = 21000 where community_id = $1', [lahn.id])
  await owner.query('set session_replication_role = origin')
  const idOf = async (kind: number, n: number): Promise<string> =>
    (await owner.query('select pg_temp.id($1, $2, $3)', [lahn.id, kind, n])).rows[0].id
  const subjectId = await idOf(3, 1)
  const messageId = await idOf(4, 400)
  const boardId = await idOf(8, 1)
  await owner.query('vacuum analyze')
  await owner.end()

  /** What an operation asks the database, as it asks it. */
  async function asked<Op extends Operation>(operation: Op, input: AskOf<Op>, who = ben) {
    const statements: { text: string; values: unknown[] }[] = []
    const { query } = pg.Client.prototype
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [{ steps = [] }] = args as [{ steps?: { statement: { text: string }; values: unknown[] }[] }]
      for (const { statement, values } of steps) {
        // Not what the clerk asks (who is this, which follower is behind), nor where we are.
        const isOurs = this.user !== CLERK && !statement.text.includes("set_config('app.community'")
        if (isOurs && /^\s*(select|with)/i.test(statement.text)) statements.push({ text: statement.text, values })
      }
      return Reflect.apply(query, this, args)
    } as typeof query
    try {
      await who.does(operation, input)
    } finally {
      pg.Client.prototype.query = query
    }
    return statements
  }

  /** Tables that are read from end to end, by the plan the app's role gets with PostgreSQL's own settings. */
  const readWhole = async (statements: Statements): Promise<string[]> =>
    (await planned(statements))
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? '')
      .filter((table) => LARGE.includes(table))

  async function planned(statements: Statements): Promise<Plan[]> {
    const app = new pg.Client({ connectionString: urls.app })
    await app.connect()
    try {
      await app.query(`begin; set local app.community = '${lahn.id}'`)
      const plans: Plan[] = []
      for (const { text, values } of statements) {
        const { rows } = await app.query(`explain (format json) ${text}`, values)
        plans.push(...nodesOf(rows[0]['QUERY PLAN'][0].Plan))
      }
      assert.ok(plans.length > 0)
      return plans
    } finally {
      await app.end()
    }
  }

  const lists: [name: string, ask: () => ReturnType<typeof asked>][] = [
    ['the newest messages', () => asked(listMessages, { subjectId })],
    ['the messages around one', () => asked(listMessages, { subjectId, around: messageId })],
    ['a thread', () => asked(listThread, { messageId })],
    ['channels with what is unread', () => asked(listChannels, {})],
    ['what is unread', () => asked(listUnread, {})],
    ['members', () => asked(listMembers, {})],
    ['notices', () => asked(listNotices, {})],
    ['goals', () => asked(listGoals, {})],
    ["the first screen's parts", () => asked(home, {})],
    ['purposes', () => asked(getPurpose, { subjectId })],
    ['readings', () => asked(listReadings, { goalId: goal.id })],
    ['what is found', () => asked(find, { text: 'nachricht from:Mitglied', most: 50 })],
    ['suggested names', () => asked(suggest, { text: 'mitglied' })],
    ['what serves a goal', () => asked(listServing, { goalId: goal.id })],
    ['what serves a goal, in numbers,', () => asked(getContribution, { goalId: goal.id })],
    ['effects outside', () => asked(listEffects, { goalId: goal.id })],
    ['wins', () => asked(listWins, {})],
    ['a board', () => asked(getBoard, { boardId })],
    ['my tasks', () => asked(listMyTasks, {})],
    ['my workload', () => asked(getWorkload, {})],
    ['things without a purpose', () => asked(listWithoutPurpose, {}, ana)],
  ]
  test('comments on the cards of a board are not looked for among all messages', async () => {
    const used = (await planned(await asked(getBoard, { boardId }))).map((node) => node['Index Name'])
    assert.ok(used.includes('message_shown') && used.includes('message_in_threads'))
  })
  for (const [name, ask] of lists) {
    test(`${name} come by index`, async () => {
      const statements = await ask()
      assert.ok(statements.length > 0)
      assert.deepEqual(await readWhole(statements), [])
    })
  }

  test('what is found comes by index inside its function, too', async () => {
    const asks = ['nachricht', '77', 'chricht 19', '"nachricht 4711"', 'richt from:Mitglied', 'vor:2020 nachricht']
    const statements = []
    for (const text of asks) statements.push(...(await asked(find, { text, kind: 'message' })))
    const functions = statements.filter(({ text }) => text.includes('search_find('))
    assert.ok(functions.length > asks.length)
    const { nested, whole } = await plansWithin(functions)
    assert.ok(nested.some((plan) => plan.includes('search_entry_words')))
    assert.deepEqual(whole, [])
  })

  test('what is rare is found however old it is, and pages of it follow each other', async () => {
    const oldest = await ben.does(find, { text: '"nachricht 19999"', kind: 'message' })
    assert.deepEqual(
      oldest.items.map(({ snippet }) => snippet.text),
      ['Nachricht 19999'],
    )
    for (const by of ['newest', 'relevance'] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await ben.does(find, { text: '-1 77', kind: 'message', by, most: 50, ...(after && { after }) })
        seen.push(...page.items.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      assert.equal(seen.length, new Set(seen).size)
      // Of 1 to 20,000 those that begin with 77: less than three letters are looked for where words begin.
      assert.equal(seen.length, 1 + 10 + 100)
    }
  })

  /** The plans of what functions ask, as the owner whose rights they have; only a superuser is told. */
  async function plansWithin(statements: { text: string; values: unknown[] }[]) {
    const client = new pg.Client({ connectionString: urls.owner })
    await client.connect()
    const nested: string[] = []
    client.on('notice', ({ message }) => void (message?.includes('Query Text:') && nested.push(message)))
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set client_min_messages = log;
      set auto_explain.log_nested_statements = on; set app.community = '${lahn.id}'`)
    for (const { text, values } of statements) await client.query(text, values)
    await client.end()
    const whole = nested.filter((plan) => LARGE.some((table) => plan.includes(`Seq Scan on ${table} `)))
    return { nested, whole }
  }
})
