/** The shape of every table, written by `npm run rows` from the migrated database: do not edit. */
import type { ColumnType } from 'kysely'

type Instant = ColumnType<string, Date | string, Date | string>
type Json = unknown

export interface Rows {
  activity: {
    communityId: string
    seq: number
    actorId: ColumnType<string | null, string | null | undefined, string | null>
    operation: string
    kind: string
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    purposeKind: ColumnType<string | null, string | null | undefined, string | null>
    purposeId: ColumnType<string | null, string | null | undefined, string | null>
    data: Json
    at: Instant
    cause: ColumnType<string | null, string | null | undefined, string | null>
  }
  approval: {
    communityId: string
    id: string
    taskId: string
    askedBy: string
    question: string
    state: ColumnType<string, string | undefined, string>
    at: Instant
    decidedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  approvalAnswer: {
    communityId: string
    approvalId: string
    memberId: string
    says: ColumnType<string | null, string | null | undefined, string | null>
    words: ColumnType<string, string | undefined, string>
    at: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  blobDropped: {
    communityId: string
    blob: string
    at: ColumnType<string, Date | string | undefined, Date | string>
  }
  board: {
    communityId: string
    id: string
    about: ColumnType<string, string | undefined, string>
    coverId: ColumnType<string | null, string | null | undefined, string | null>
    isTemplate: ColumnType<boolean, boolean | undefined, boolean>
    votes: ColumnType<boolean, boolean | undefined, boolean>
    askEvery: ColumnType<string | null, string | null | undefined, string | null>
    askWeekday: ColumnType<number | null, number | null | undefined, number | null>
    askOf: ColumnType<string | null, string | null | undefined, string | null>
    askAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    askedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  boardField: {
    communityId: string
    id: string
    boardId: string
    name: string
    kind: string
    position: string
    onCard: ColumnType<boolean, boolean | undefined, boolean>
  }
  boardList: {
    communityId: string
    id: string
    boardId: string
    title: string
    position: string
    closes: ColumnType<boolean, boolean | undefined, boolean>
    archivedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  boardShare: {
    communityId: string
    boardId: string
    secretHash: string
    createdAt: Instant
    madeBy: string
    expiresAt: Instant
  }
  boardStatus: {
    communityId: string
    id: string
    boardId: string
    state: string
    text: string
    nextOn: ColumnType<string | null, string | null | undefined, string | null>
    givenBy: string
    correctsId: ColumnType<string | null, string | null | undefined, string | null>
    at: Instant
  }
  boardView: {
    communityId: string
    id: string
    boardId: string
    madeBy: ColumnType<string | null, string | null | undefined, string | null>
    name: string
    query: string
    isShared: boolean
    createdAt: Instant
  }
  channel: {
    communityId: string
    id: string
    topic: ColumnType<string, string | undefined, string>
    directKey: ColumnType<string | null, string | null | undefined, string | null>
    isFirst: ColumnType<boolean, boolean | undefined, boolean>
    callUrl: ColumnType<string | null, string | null | undefined, string | null>
  }
  charter: {
    communityId: string
    id: string
    version: number
    mission: string
    inScope: ColumnType<string[], string[] | undefined, string[]>
    outOfScope: ColumnType<string[], string[] | undefined, string[]>
    reason: ColumnType<string, string | undefined, string>
    writtenBy: string
    writtenAt: Instant
  }
  charterValue: {
    communityId: string
    charterId: string
    valueId: string
    position: number
    title: string
    weDo: ColumnType<string, string | undefined, string>
    weDont: ColumnType<string, string | undefined, string>
  }
  checklist: {
    communityId: string
    id: string
    taskId: string
    title: string
    position: string
  }
  checklistItem: {
    communityId: string
    id: string
    checklistId: string
    taskId: string
    text: string
    position: string
    assigneeId: ColumnType<string | null, string | null | undefined, string | null>
    dueOn: ColumnType<string | null, string | null | undefined, string | null>
    doneAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    doneBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  circle: {
    communityId: string
    id: string
    name: string
    about: ColumnType<string, string | undefined, string>
    openness: string
    createdAt: Instant
    archivedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  circleMember: {
    communityId: string
    circleId: string
    memberId: string
    isHost: ColumnType<boolean, boolean | undefined, boolean>
    standing: ColumnType<string, string | undefined, string>
    enteredAsOwnerAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    joinedAt: Instant
  }
  claimLink: {
    communityId: string
    id: string
    placeholderId: string
    tokenHash: string
    madeBy: string
    madeAt: Instant
    expiresAt: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    usedBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  community: {
    id: string
    slug: string
    name: string
    preset: string
    language: ColumnType<string, string | undefined, string>
    timeZone: ColumnType<string, string | undefined, string>
    color: ColumnType<string, string | undefined, string>
    accentLight: ColumnType<string, string | undefined, string>
    accentDark: ColumnType<string, string | undefined, string>
    logoFileId: ColumnType<string | null, string | null | undefined, string | null>
    mission: ColumnType<string, string | undefined, string>
    joining: string
    joiningQuestions: ColumnType<string[], string[] | undefined, string[]>
    directory: string
    alias: string
    publicPage: boolean
    channelsBy: string
    invitationsBy: string
    mentionAllBy: string
    foundedAt: Instant
    deletedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    sitePublishedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    linkPreviews: ColumnType<boolean, boolean | undefined, boolean>
    arrivingSince: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    removedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  credential: {
    id: string
    personId: string
    accountId: string
    providerId: string
    accessToken: ColumnType<string | null, string | null | undefined, string | null>
    refreshToken: ColumnType<string | null, string | null | undefined, string | null>
    idToken: ColumnType<string | null, string | null | undefined, string | null>
    accessTokenExpiresAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    refreshTokenExpiresAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    scope: ColumnType<string | null, string | null | undefined, string | null>
    password: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
    updatedAt: Instant
  }
  customEmoji: {
    communityId: string
    name: string
    fileId: string
    addedBy: ColumnType<string | null, string | null | undefined, string | null>
    addedAt: Instant
  }
  delivery: {
    communityId: string
    id: string
    kind: string
    key: string
    payload: Json
    state: ColumnType<string, string | undefined, string>
    attempts: ColumnType<number, number | undefined, number>
    nextAt: Instant
    lastError: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
  }
  effect: {
    communityId: string
    id: string
    goalId: string
    kind: string
    source: string
    link: ColumnType<string, string | undefined, string>
    reach: ColumnType<number | null, number | null | undefined, number | null>
    at: string
    note: ColumnType<string, string | undefined, string>
    recordedBy: ColumnType<string | null, string | null | undefined, string | null>
    recordedAt: Instant
    confirmedBy: ColumnType<string | null, string | null | undefined, string | null>
    confirmedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    withdrawnAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    withdrawnBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  exportRun: {
    communityId: string
    id: string
    madeBy: string
    state: string
    startedAt: Instant
    finishedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    blob: ColumnType<string | null, string | null | undefined, string | null>
    size: ColumnType<number | null, number | null | undefined, number | null>
  }
  fieldOption: {
    communityId: string
    id: string
    fieldId: string
    name: string
    tone: ColumnType<number | null, number | null | undefined, number | null>
    position: string
  }
  file: {
    communityId: string
    id: string
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    messageId: ColumnType<string | null, string | null | undefined, string | null>
    uploadedTo: ColumnType<string | null, string | null | undefined, string | null>
    position: ColumnType<number, number | undefined, number>
    name: string
    type: string
    size: number
    blob: string
    width: ColumnType<number | null, number | null | undefined, number | null>
    height: ColumnType<number | null, number | null | undefined, number | null>
    preview: ColumnType<string | null, string | null | undefined, string | null>
    sourceUrl: ColumnType<string | null, string | null | undefined, string | null>
    uploadedBy: ColumnType<string | null, string | null | undefined, string | null>
    uploadedAt: Instant
    deletedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  followerCursor: {
    communityId: string
    follower: string
    seq: number
    failures: ColumnType<number, number | undefined, number>
  }
  form: {
    communityId: string
    id: string
    boardId: string
    listId: string
    title: string
    intro: string
    thanks: string
    isPublic: boolean
    assigneeId: ColumnType<string | null, string | null | undefined, string | null>
    needed: ColumnType<number | null, number | null | undefined, number | null>
    pausedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    closesOn: ColumnType<string | null, string | null | undefined, string | null>
    mostAnswers: ColumnType<number | null, number | null | undefined, number | null>
    answers: ColumnType<number, number | undefined, number>
    version: ColumnType<number, number | undefined, number>
    secretHash: ColumnType<string | null, string | null | undefined, string | null>
    secretSealed: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
  }
  formAnswer: {
    communityId: string
    taskId: string
    formId: string
    at: Instant
  }
  formLabel: {
    communityId: string
    formId: string
    labelId: string
  }
  formQuestion: {
    communityId: string
    id: string
    formId: string
    place: number
    kind: string
    question: string
    help: string
    isRequired: boolean
    choices: string[]
    isTitle: boolean
    fieldId: ColumnType<string | null, string | null | undefined, string | null>
  }
  formToken: {
    communityId: string
    id: string
    formId: string
    usedAt: Instant
  }
  goal: {
    communityId: string
    id: string
    kind: string
    icon: ColumnType<string, string | undefined, string>
    sentence: ColumnType<string, string | undefined, string>
    ownerId: ColumnType<string | null, string | null | undefined, string | null>
    deadline: ColumnType<string | null, string | null | undefined, string | null>
    intendedShare: ColumnType<number | null, number | null | undefined, number | null>
    state: ColumnType<string, string | undefined, string>
    stateReason: ColumnType<string, string | undefined, string>
    stateAt: Instant
    stateBy: ColumnType<string | null, string | null | undefined, string | null>
    position: number
    learned: ColumnType<string, string | undefined, string>
  }
  importClaim: {
    communityId: string
    id: string
    placeholderId: string
    memberId: string
    answer: ColumnType<string | null, string | null | undefined, string | null>
    answeredAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    verdict: ColumnType<string | null, string | null | undefined, string | null>
    decidedBy: ColumnType<string | null, string | null | undefined, string | null>
    decidedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    doneAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    madeAt: Instant
  }
  importPart: {
    communityId: string
    importId: string
    atByte: number
    sha256: string
    size: number
    blob: string
    isKept: ColumnType<boolean, boolean | undefined, boolean>
  }
  importRun: {
    communityId: string
    id: string
    system: string
    space: string
    state: string
    report: ColumnType<Json | null, Json | null | undefined, Json | null>
    startedAt: Instant
    finishedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    madeBy: ColumnType<string | null, string | null | undefined, string | null>
    name: ColumnType<string, string | undefined, string>
    size: ColumnType<number, number | undefined, number>
    received: ColumnType<number, number | undefined, number>
    problem: ColumnType<string | null, string | null | undefined, string | null>
    analysis: ColumnType<Json | null, Json | null | undefined, Json | null>
    matches: ColumnType<Json, Json | undefined, Json>
    total: ColumnType<number, number | undefined, number>
    cursor: ColumnType<number, number | undefined, number>
    figures: ColumnType<Json, Json | undefined, Json>
    takenUntil: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    undoneBy: ColumnType<string | null, string | null | undefined, string | null>
    backPass: ColumnType<number, number | undefined, number>
    backKey: ColumnType<string, string | undefined, string>
    isWhole: ColumnType<boolean, boolean | undefined, boolean>
    fetches: ColumnType<boolean, boolean | undefined, boolean>
    fetchKey: ColumnType<string, string | undefined, string>
    audiences: ColumnType<Json, Json | undefined, Json>
    opens: ColumnType<string | null, string | null | undefined, string | null>
  }
  imported: {
    communityId: string
    source: string
    sourceSpace: string
    sourceId: string
    importId: string
    tableName: string
    targetId: string
    writtenHash: string
    kept: ColumnType<string | null, string | null | undefined, string | null>
  }
  incomingHook: {
    communityId: string
    id: string
    memberId: string
    subjectId: string
    secretHash: string
    madeBy: string
    createdAt: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  instanceSetting: {
    name: string
    value: Json
  }
  invitation: {
    communityId: string
    id: string
    tokenHash: ColumnType<string | null, string | null | undefined, string | null>
    email: ColumnType<string | null, string | null | undefined, string | null>
    role: ColumnType<string, string | undefined, string>
    kind: ColumnType<string, string | undefined, string>
    circleId: ColumnType<string | null, string | null | undefined, string | null>
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    note: ColumnType<string, string | undefined, string>
    mostUses: ColumnType<number | null, number | null | undefined, number | null>
    uses: ColumnType<number, number | undefined, number>
    madeBy: string
    createdAt: Instant
    expiresAt: Instant
    revokedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  invitationPlace: {
    communityId: string
    invitationId: string
    subjectId: string
  }
  job: {
    name: string
    nextAt: Instant
    takenUntil: Instant
    doneAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    failures: ColumnType<number, number | undefined, number>
    lastError: ColumnType<string | null, string | null | undefined, string | null>
    removed: ColumnType<number, number | undefined, number>
    lastRemoved: ColumnType<number, number | undefined, number>
    lastRemovedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  joinRequest: {
    communityId: string
    id: string
    memberId: string
    answers: Json
    at: Instant
    decidedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    decidedBy: ColumnType<string | null, string | null | undefined, string | null>
    verdict: ColumnType<string | null, string | null | undefined, string | null>
    sentence: ColumnType<string, string | undefined, string>
  }
  joinWish: {
    communityId: string
    id: string
    tokenHash: ColumnType<string | null, string | null | undefined, string | null>
    email: string
    name: string
    language: string
    answers: Json
    charterVersion: ColumnType<number | null, number | null | undefined, number | null>
    at: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  label: {
    communityId: string
    id: string
    boardId: string
    name: string
    tone: number
    position: string
  }
  letIn: {
    communityId: string
    subjectId: string
    memberId: string
    at: Instant
  }
  logHead: {
    communityId: string
    seq: ColumnType<number, number | undefined, number>
  }
  mailChoice: {
    communityId: string
    memberId: string
    mentions: ColumnType<boolean, boolean | undefined, boolean>
    directs: ColumnType<boolean, boolean | undefined, boolean>
    contentFree: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
    quietFrom: ColumnType<number | null, number | null | undefined, number | null>
    quietUntil: ColumnType<number | null, number | null | undefined, number | null>
  }
  mailStop: {
    communityId: string
    memberId: string
    subjectId: string
    at: Instant
  }
  member: {
    communityId: string
    id: string
    personId: ColumnType<string | null, string | null | undefined, string | null>
    kind: string
    standing: string
    role: ColumnType<string, string | undefined, string>
    name: string
    faceFileId: ColumnType<string | null, string | null | undefined, string | null>
    about: ColumnType<string, string | undefined, string>
    place: ColumnType<string, string | undefined, string>
    skills: ColumnType<string[], string[] | undefined, string[]>
    interests: ColumnType<string[], string[] | undefined, string[]>
    gives: ColumnType<string, string | undefined, string>
    links: ColumnType<string[], string[] | undefined, string[]>
    visibility: ColumnType<Json, Json | undefined, Json>
    emailHash: ColumnType<string | null, string | null | undefined, string | null>
    contactEmail: ColumnType<string | null, string | null | undefined, string | null>
    contactConfirmedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    source: ColumnType<string | null, string | null | undefined, string | null>
    charterVersion: ColumnType<number | null, number | null | undefined, number | null>
    charterAcceptedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    invitedBy: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
    joinedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    leftAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    lastHereAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    hours: ColumnType<number | null, number | null | undefined, number | null>
    freeTime: ColumnType<string, string | undefined, string>
    languages: ColumnType<string[], string[] | undefined, string[]>
    timeZone: ColumnType<string | null, string | null | undefined, string | null>
    claimedBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  mention: {
    communityId: string
    messageId: string
    memberId: string
    subjectId: string
    how: string
    seq: ColumnType<number | null, number | null | undefined, number | null>
  }
  message: {
    communityId: string
    id: string
    subjectId: string
    threadId: ColumnType<string | null, string | null | undefined, string | null>
    authorId: string
    at: Instant
    seq: ColumnType<number | null, number | null | undefined, number | null>
    text: string
    inChannel: ColumnType<boolean, boolean | undefined, boolean>
    editedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    deletedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    deletedBy: ColumnType<string | null, string | null | undefined, string | null>
    replyCount: ColumnType<number, number | undefined, number>
    lastReplyAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    purgedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    card: ColumnType<Json | null, Json | null | undefined, Json | null>
  }
  messagePreview: {
    communityId: string
    messageId: string
    pageId: string
    position: number
    hiddenAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  metric: {
    communityId: string
    id: string
    goalId: string
    name: string
    kind: string
    unit: ColumnType<string, string | undefined, string>
    currency: ColumnType<string | null, string | null | undefined, string | null>
    direction: string
    accumulation: string
    baseline: number
    baselineOn: string
    target: ColumnType<number | null, number | null | undefined, number | null>
    deadline: ColumnType<string | null, string | null | undefined, string | null>
    position: number
    createdAt: Instant
    removedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    removedBy: ColumnType<string | null, string | null | undefined, string | null>
    feedsId: ColumnType<string | null, string | null | undefined, string | null>
    isPublic: ColumnType<boolean, boolean | undefined, boolean>
  }
  note: {
    communityId: string
    id: string
    version: number
    toldAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    heldBy: ColumnType<string | null, string | null | undefined, string | null>
    heldUntil: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    deletedBy: ColumnType<string | null, string | null | undefined, string | null>
    purgedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  noteVersion: {
    communityId: string
    noteId: string
    version: number
    text: ColumnType<string | null, string | null | undefined, string | null>
    authorId: string
    beganAt: Instant
    at: Instant
    added: number
    removed: number
    restored: ColumnType<number | null, number | null | undefined, number | null>
  }
  notice: {
    communityId: string
    memberId: string
    seq: number
    kind: string
    why: string
    level: string
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    messageId: ColumnType<string | null, string | null | undefined, string | null>
    at: Instant
    seenAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  operatorDeed: {
    id: string
    operation: string
    communitySlug: ColumnType<string | null, string | null | undefined, string | null>
    outcome: string
    at: Instant
  }
  outsidePage: {
    communityId: string
    id: string
    url: string
    askedAt: Instant
    title: ColumnType<string | null, string | null | undefined, string | null>
    description: ColumnType<string, string | undefined, string>
    site: ColumnType<string, string | undefined, string>
    host: ColumnType<string, string | undefined, string>
    fileId: ColumnType<string | null, string | null | undefined, string | null>
  }
  passkey: {
    id: string
    personId: string
    name: string
    credentialId: string
    publicKey: string
    counter: number
    transports: ColumnType<string[], string[] | undefined, string[]>
    createdAt: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  person: {
    id: string
    email: string
    emailVerified: ColumnType<boolean, boolean | undefined, boolean>
    name: ColumnType<string, string | undefined, string>
    image: ColumnType<string | null, string | null | undefined, string | null>
    language: ColumnType<string, string | undefined, string>
    timeZone: ColumnType<string, string | undefined, string>
    isOperator: ColumnType<boolean, boolean | undefined, boolean>
    twoFactorEnabled: ColumnType<boolean, boolean | undefined, boolean>
    disabledAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    createdAt: Instant
    updatedAt: Instant
    linksSince: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  pin: {
    communityId: string
    messageId: string
    subjectId: string
    memberId: string
    at: Instant
  }
  publicSite: {
    communityId: string
    imprintDe: ColumnType<string, string | undefined, string>
    imprintEn: ColumnType<string, string | undefined, string>
    privacyDe: ColumnType<string, string | undefined, string>
    privacyEn: ColumnType<string, string | undefined, string>
    contact: ColumnType<string, string | undefined, string>
    formKey: string
    updatedBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  reaction: {
    communityId: string
    messageId: string
    emoji: string
    memberId: string
    subjectId: string
    at: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  readMark: {
    communityId: string
    memberId: string
    subjectId: string
    threadId: ColumnType<string, string | undefined, string>
    readSeq: number
  }
  reading: {
    communityId: string
    id: string
    metricId: string
    goalId: string
    value: number
    numerator: ColumnType<number | null, number | null | undefined, number | null>
    denominator: ColumnType<number | null, number | null | undefined, number | null>
    words: ColumnType<string, string | undefined, string>
    at: string
    note: ColumnType<string, string | undefined, string>
    links: ColumnType<string[], string[] | undefined, string[]>
    recordedBy: ColumnType<string | null, string | null | undefined, string | null>
    recordedAt: Instant
    confirmedBy: ColumnType<string | null, string | null | undefined, string | null>
    confirmedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    correctsId: ColumnType<string | null, string | null | undefined, string | null>
    correctedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  recoveryCode: {
    personId: string
    hash: string
  }
  reminder: {
    communityId: string
    id: string
    memberId: string
    subjectId: string
    messageId: ColumnType<string | null, string | null | undefined, string | null>
    text: ColumnType<string, string | undefined, string>
    dueAt: Instant
    createdAt: Instant
    firedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  representation: {
    communityId: string
    organisationId: string
    memberId: string
    since: string
    until: ColumnType<string | null, string | null | undefined, string | null>
  }
  requestKey: {
    communityId: string
    actorId: string
    operation: string
    key: string
    inputHash: string
    resultRef: ColumnType<string | null, string | null | undefined, string | null>
    at: Instant
  }
  rule: {
    communityId: string
    id: string
    placeId: string
    ownerId: string
    name: string
    trigger: string
    given: Json
    conditions: Json
    actions: Json
    nextAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    pausedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    pausedBecause: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
  }
  ruleRun: {
    communityId: string
    id: string
    ruleId: string
    key: string
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    depth: number
    state: string
    results: ColumnType<Json, Json | undefined, Json>
    at: Instant
    doneAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  saved: {
    communityId: string
    id: string
    memberId: string
    subjectId: string
    messageId: ColumnType<string | null, string | null | undefined, string | null>
    at: Instant
    doneAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  scheduledMessage: {
    communityId: string
    id: string
    subjectId: string
    threadId: ColumnType<string | null, string | null | undefined, string | null>
    authorId: string
    text: string
    alsoInChannel: ColumnType<boolean, boolean | undefined, boolean>
    mentionMany: ColumnType<boolean, boolean | undefined, boolean>
    fileIds: ColumnType<string[], string[] | undefined, string[]>
    dueAt: Instant
    createdAt: Instant
    failed: ColumnType<string | null, string | null | undefined, string | null>
  }
  searchEntry: {
    communityId: string
    kind: string
    id: string
    subjectId: ColumnType<string | null, string | null | undefined, string | null>
    isTalk: boolean
    at: Instant
    folded: string
    words: string
  }
  searchWord: {
    communityId: string
    word: string
  }
  searchWordLost: {
    communityId: string
    id: ColumnType<string, string | undefined, string>
    words: string[]
  }
  secondStep: {
    personId: string
    secret: string
    lastStep: ColumnType<number, number | undefined, number>
    confirmedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    createdAt: Instant
  }
  session: {
    id: string
    personId: string
    token: string
    expiresAt: Instant
    ipAddress: ColumnType<string | null, string | null | undefined, string | null>
    userAgent: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
    updatedAt: Instant
  }
  subject: {
    communityId: string
    id: string
    kind: string
    title: string
    audience: string
    circleId: ColumnType<string | null, string | null | undefined, string | null>
    parentId: ColumnType<string | null, string | null | undefined, string | null>
    ownPurposeKind: ColumnType<string | null, string | null | undefined, string | null>
    ownPurposeId: ColumnType<string | null, string | null | undefined, string | null>
    purposeKind: ColumnType<string | null, string | null | undefined, string | null>
    purposeId: ColumnType<string | null, string | null | undefined, string | null>
    talkIsOpen: ColumnType<boolean, boolean | undefined, boolean>
    createdBy: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
    archivedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    deletedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    deletedBy: ColumnType<string | null, string | null | undefined, string | null>
    purgedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    guestsOfParent: ColumnType<boolean, boolean | undefined, boolean>
  }
  task: {
    communityId: string
    id: string
    boardId: string
    parentId: ColumnType<string | null, string | null | undefined, string | null>
    position: ColumnType<string | null, string | null | undefined, string | null>
    about: ColumnType<string, string | undefined, string>
    startsOn: ColumnType<string | null, string | null | undefined, string | null>
    startsAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    dueOn: ColumnType<string | null, string | null | undefined, string | null>
    dueAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    needed: ColumnType<number | null, number | null | undefined, number | null>
    estimateMinutes: ColumnType<number | null, number | null | undefined, number | null>
    isMilestone: ColumnType<boolean, boolean | undefined, boolean>
    isTemplate: ColumnType<boolean, boolean | undefined, boolean>
    coverId: ColumnType<string | null, string | null | undefined, string | null>
    closedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    closedBy: ColumnType<string | null, string | null | undefined, string | null>
    remindMinutes: ColumnType<number | null, number | null | undefined, number | null>
    remindAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    repeatRule: ColumnType<string | null, string | null | undefined, string | null>
    repeatMode: ColumnType<string | null, string | null | undefined, string | null>
    repeatFrom: ColumnType<string | null, string | null | undefined, string | null>
    repeatNext: ColumnType<string | null, string | null | undefined, string | null>
    repeatListId: ColumnType<string | null, string | null | undefined, string | null>
    wasRepeated: ColumnType<boolean, boolean | undefined, boolean>
    votes: ColumnType<number, number | undefined, number>
  }
  taskAssignee: {
    communityId: string
    taskId: string
    memberId: string
    since: Instant
  }
  taskFeed: {
    communityId: string
    memberId: string
    secretHash: string
    language: string
    createdAt: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  taskHours: {
    communityId: string
    id: string
    taskId: string
    memberId: string
    minutes: number
    onDay: string
    approvedBy: ColumnType<string | null, string | null | undefined, string | null>
    approvedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    at: Instant
  }
  taskLabel: {
    communityId: string
    taskId: string
    labelId: string
  }
  taskPlace: {
    communityId: string
    boardId: string
    taskId: string
    listId: string
    position: string
  }
  taskValue: {
    communityId: string
    taskId: string
    fieldId: string
    text: ColumnType<string | null, string | null | undefined, string | null>
    number: ColumnType<number | null, number | null | undefined, number | null>
    day: ColumnType<string | null, string | null | undefined, string | null>
    isChecked: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
    optionId: ColumnType<string | null, string | null | undefined, string | null>
    memberId: ColumnType<string | null, string | null | undefined, string | null>
  }
  taskVote: {
    communityId: string
    taskId: string
    memberId: string
    at: Instant
  }
  taskWait: {
    communityId: string
    taskId: string
    forId: string
  }
  threadFollow: {
    communityId: string
    threadId: string
    memberId: string
    subjectId: string
    follows: ColumnType<boolean, boolean | undefined, boolean>
  }
  token: {
    communityId: string
    id: string
    memberId: string
    name: string
    tokenHash: string
    scopes: string[]
    createdAt: Instant
    expiresAt: Instant
    usedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    revokedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  unreadMail: {
    communityId: string
    id: string
    memberId: string
    subjectId: string
    threadId: ColumnType<string | null, string | null | undefined, string | null>
    dueAt: Instant
    writtenAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    sentAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    closedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    fromSeq: ColumnType<number | null, number | null | undefined, number | null>
    upToSeq: ColumnType<number | null, number | null | undefined, number | null>
    addressHash: ColumnType<string | null, string | null | undefined, string | null>
    answerHash: ColumnType<string | null, string | null | undefined, string | null>
    stopHash: ColumnType<string | null, string | null | undefined, string | null>
    answers: ColumnType<number, number | undefined, number>
  }
  verification: {
    id: string
    identifier: string
    purpose: ColumnType<string, string | undefined, string>
    about: ColumnType<string, string | undefined, string>
    value: string
    expiresAt: Instant
    createdAt: Instant
    updatedAt: Instant
  }
  watch: {
    communityId: string
    memberId: string
    subjectId: string
    level: ColumnType<string, string | undefined, string>
    since: Instant
  }
  webhook: {
    communityId: string
    id: string
    name: string
    url: string
    hears: string[]
    channelIds: ColumnType<string[], string[] | undefined, string[]>
    secret: string
    madeBy: string
    createdAt: Instant
    pausedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
    pausedBecause: ColumnType<string | null, string | null | undefined, string | null>
    failures: ColumnType<number, number | undefined, number>
  }
  webhookSending: {
    communityId: string
    id: string
    webhookId: string
    kind: string
    seq: ColumnType<number | null, number | null | undefined, number | null>
    state: ColumnType<string, string | undefined, string>
    attempts: ColumnType<number, number | undefined, number>
    status: ColumnType<number | null, number | null | undefined, number | null>
    error: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: Instant
    triedAt: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  }
  win: {
    communityId: string
    id: string
    kind: string
    seq: number
    goalId: ColumnType<string | null, string | null | undefined, string | null>
    metricId: ColumnType<string | null, string | null | undefined, string | null>
    step: ColumnType<number | null, number | null | undefined, number | null>
    memberId: ColumnType<string | null, string | null | undefined, string | null>
    at: Instant
  }
  winUnnamed: {
    communityId: string
    memberId: string
    since: Instant
  }
}
