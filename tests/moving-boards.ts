/** Small boards as Trello and Asana write them, for tests of moving in. */

const second = (n: number) => (0x5fcbec00 + n).toString(16)
/** An id of Trello: its first eight digits are when it was made. */
export const trelloId = (n: number): string => `${second(n)}${'0'.repeat(12)}${String(n).padStart(4, '0')}`

const [LENA, TOM, GONE] = [trelloId(1), trelloId(2), trelloId(3)]
const [BOARD, OPEN, DONE, OLD] = [trelloId(10), trelloId(11), trelloId(12), trelloId(13)]
export const CARDS = { boats: trelloId(20), gloves: trelloId(21), archived: trelloId(22), hidden: trelloId(23) }
const action = (n: number, type: string, data: object, by = LENA, more = {}) => ({
  ...{
    id: trelloId(n),
    type,
    date: `2024-05-${String(n % 28 || 1).padStart(2, '0')}T10:00:00.000Z`,
    data,
    idMemberCreator: by,
  },
  ...{ memberCreator: { id: by, fullName: by === GONE ? 'Gerda Gone' : 'x', username: 'x' }, ...more },
})
const card = (id: string, name: string, more: object) => ({
  ...{
    id,
    name,
    desc: '',
    idList: OPEN,
    closed: false,
    pos: 1,
    idMembers: [],
    idLabels: [],
    labels: [],
    attachments: [],
  },
  ...{ badges: { comments: 0 }, dateLastActivity: '2024-06-01T08:00:00.000Z', email: 'secret+card@boards.trello.com' },
  ...more,
})

export const trelloBoard = (more: object = {}) => ({
  id: BOARD,
  name: 'Bootshaus',
  desc: 'Alles rund um die **Boote**, fragt @lena',
  closed: false,
  prefs: { permissionLevel: 'org', backgroundImage: 'https://x.example/bild.jpg' },
  idMemberCreator: LENA,
  invitations: [{ email: 'invited@example.org', secret: 'inv-secret' }],
  powerUps: ['calendar'],
  pluginData: [{ value: '{"token":"plugin-secret"}' }],
  members: [
    { id: LENA, fullName: 'Lena Lahn', username: 'lena', nonPublic: { email: 'lena-private@example.org' } },
    { id: TOM, fullName: 'Tom Tau', username: 'tom' },
  ],
  memberships: [{ idMember: LENA, unconfirmed: false }, { idMember: TOM }],
  lists: [
    { id: DONE, name: 'Fertig', pos: 200, closed: false },
    { id: OPEN, name: 'Offen', pos: 100, closed: false },
    { id: OLD, name: 'Früher', pos: 300, closed: true },
  ],
  labels: [
    { id: trelloId(30), name: 'dringend', color: 'red_dark' },
    { id: trelloId(31), name: '', color: 'sky' },
    { id: trelloId(32), name: '', color: null },
    { id: trelloId(33), name: 'dringend', color: 'lime_light' },
  ],
  customFields: [
    { id: trelloId(40), name: 'Ort', type: 'text', pos: 1, display: { cardFront: true } },
    { id: trelloId(41), name: 'Preis', type: 'number', pos: 2 },
    { id: trelloId(42), name: 'Prüfung', type: 'date', pos: 3 },
    { id: trelloId(43), name: 'Dicht', type: 'checkbox', pos: 4 },
    {
      ...{ id: trelloId(44), name: 'Größe', type: 'list', pos: 5 },
      options: [
        { id: trelloId(46), value: { text: 'klein' }, color: 'none', pos: 2 },
        { id: trelloId(45), value: { text: 'groß' }, color: 'green', pos: 1 },
      ],
    },
  ],
  cards: [
    card(CARDS.gloves, 'Handschuhe', { pos: 140737488355328, dueComplete: true, start: '2024-05-03T00:00:00.000Z' }),
    card(CARDS.boats, 'Boote streichen', {
      pos: 16383.75,
      desc: 'Farbe: [blau](https://farbe.example) und [böse](javascript:alert(1)) <b>fett</b> @tom',
      due: '2024-05-20T22:30:00.000Z',
      start: '2024-05-01T09:00:00.000Z',
      dueReminder: 1440,
      idMembers: [TOM, LENA],
      idLabels: [trelloId(30), trelloId(31)],
      idMembersVoted: [LENA, TOM],
      cover: { idAttachment: trelloId(50), color: null },
      badges: { comments: 5 },
      attachments: [
        upload(50, 'boot.png', 'image/png'),
        { id: trelloId(51), name: 'Anleitung', url: 'https://wiki.example/boot', isUpload: false, pos: 2 },
        { id: trelloId(52), name: 'böse', url: 'javascript:alert(1)', isUpload: false, pos: 3 },
      ],
      customFieldItems: [
        { idCustomField: trelloId(40), value: { text: 'Steg' } },
        { idCustomField: trelloId(41), value: { number: '100.32' } },
        { idCustomField: trelloId(42), value: { date: '2024-05-28T22:30:00.000Z' } },
        { idCustomField: trelloId(43), value: { checked: 'true' } },
        { idCustomField: trelloId(44), value: null, idValue: trelloId(46) },
      ],
    }),
    card(CARDS.archived, 'x'.repeat(400), { closed: true, idList: DONE }),
    card(CARDS.hidden, 'In alter Liste', { idList: OLD }),
    card(trelloId(24), 'gespiegelt', { cardRole: 'mirror', mirrorSourceId: trelloId(20) }),
    card(trelloId(25), '', { cardRole: 'separator' }),
  ],
  checklists: [
    {
      ...{ id: trelloId(60), idCard: CARDS.boats, name: 'Vorher', pos: 1 },
      checkItems: [
        {
          id: trelloId(62),
          name: 'trocknen',
          state: 'incomplete',
          pos: 2,
          idMember: TOM,
          due: '2024-05-10T10:00:00.000Z',
        },
        { id: trelloId(61), name: 'schleifen **gut**', state: 'complete', pos: 1 },
      ],
    },
  ],
  actions: [
    action(79, 'commentCard', { text: 'Fertig @lena?', card: { id: CARDS.boats } }, TOM),
    action(78, 'commentCard', { text: 'Noch *nicht*', card: { id: CARDS.boats } }, GONE),
    action(77, 'commentCard', { text: 'auf gelöschter Karte', card: { id: trelloId(99) } }, TOM),
    action(76, 'commentCard', { text: 'ohne Konto', card: { id: CARDS.boats } }, trelloId(4), {
      memberCreator: undefined,
    }),
    action(75, 'updateCard', { card: { id: CARDS.gloves, dueComplete: true }, old: { dueComplete: false } }, TOM),
    action(
      74,
      'updateCheckItemStateOnCard',
      { card: { id: CARDS.boats }, checkItem: { id: trelloId(61), state: 'complete' } },
      TOM,
    ),
    action(73, 'createCard', { card: { id: CARDS.boats } }, LENA),
  ],
  ...more,
})

function upload(n: number, name: string, mimeType: string) {
  const url = `https://trello.com/1/cards/${CARDS.boats}/attachments/${trelloId(n)}/download/${name}`
  return { id: trelloId(n), name, url, isUpload: true, bytes: 1234, mimeType, pos: 1 }
}

const project = { gid: '900719925474099301', name: 'Sommerfest' }
const section = (gid: string, name: string) => ({ gid, name })
export const SECTIONS = { todo: section('11', 'Zu tun'), done: section('12', 'Fertig') }
const BIG = '900719925474099'

/** Tasks of Asana, with ids beyond what a number holds. */
export const asanaTask = (n: number, name: string, more: object = {}): Record<string, unknown> => ({
  ...{ gid: `${BIG}${3000 + n}`, name, notes: '', completed: false, completed_at: null, subtasks: [], tags: [] },
  ...{
    created_at: '2026-09-01T08:11:22.333Z',
    modified_at: '2026-09-05T10:00:00.000Z',
    resource_subtype: 'default_task',
  },
  ...{
    memberships: [{ project, section: SECTIONS.todo }],
    custom_fields: [],
    followers: [],
    parent: null,
    num_likes: 0,
  },
  ...more,
})
export const asanaGid = (n: number): string => `${BIG}${3000 + n}`
export const asanaProject = project
