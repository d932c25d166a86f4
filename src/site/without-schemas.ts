/** Vite plugin: contracts as browsers get them, operations without their schemas. See docs/decisions/0009. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type ESTree, type Plugin, parseSync } from 'vite'

const CONTRACT = /\/src\/(?:kernel|modules\/[^/]+(?:\/[^/]+)?)\/contract[\w-]*\.ts$/
/** Where schemas stand in what a contract declares. */
const SCHEMAS: Record<string, readonly string[]> = { operation: ['input', 'output'], activity: ['data'] }

/** Only for browsers: what runs on the server keeps its contracts whole. */
export function withoutSchemas(): Plugin {
  return {
    name: 'leitstern:without-schemas',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    transform: {
      filter: { id: CONTRACT },
      handler: (code, file) => ({ code: leanContract(file, code), map: null }),
    },
  }
}

type Statement = ESTree.Program['body'][number]
type Edit = { start: number; end: number; text: string }

function leanContract(file: string, code: string): string {
  const { program, errors } = parseSync(file, code)
  // Vite says it better.
  if (errors.length > 0) return code
  const schemas = schemasIn(file, program.body)
  const edits = program.body.flatMap((statement): Edit[] => {
    if (statement.type === 'ImportDeclaration') return leanImport(statement, schemas, code)
    if (declaredIn(statement).some((name) => schemas.has(name))) return [cut(statement)]
    return [...unusedMayGo(statement), ...schemaFields(statement, code)]
  })
  return edits.sort((a, b) => b.start - a.start).reduce(edited, code)
}

/** Every line stays where it was: messages and debuggers name the right one. */
function edited(code: string, { start, end, text }: Edit): string {
  return code.slice(0, start) + text + code.slice(start, end).replaceAll(/[^\n]/g, '') + code.slice(end)
}

const cut = ({ start, end }: ESTree.Span): Edit => ({ start, end, text: '' })

/** The names of all that is made with Zod, here or in a contract this one imports from. */
function schemasIn(file: string, body: Statement[]): Set<string> {
  const schemas = new Set(body.flatMap((statement) => importedSchemas(file, statement)))
  // A function may mention what is declared after it.
  for (let known = -1; known < schemas.size; ) {
    known = schemas.size
    for (const statement of body.filter((each) => mentions(each, schemas))) {
      for (const name of declaredIn(statement)) schemas.add(name)
    }
  }
  return schemas
}

function importedSchemas(file: string, statement: Statement): string[] {
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return []
  const { specifiers, source } = statement
  if (source.value === 'zod') return specifiers.map(({ local }) => local.name)
  const path = createRequire(file).resolve(source.value)
  if (!CONTRACT.test(path.replaceAll('\\', '/'))) return []
  const there = schemasIn(path, parseSync(path, readFileSync(path, 'utf8')).program.body)
  const areSchemas = specifiers.filter(
    (one) => one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' && there.has(one.imported.name),
  )
  return areSchemas.map(({ local }) => local.name)
}

/** What a statement of a file declares at run time. */
function declaredIn(statement: Statement): string[] {
  const declared = declarationIn(statement)
  if (declared?.type === 'FunctionDeclaration') return declared.id ? [declared.id.name] : []
  if (declared?.type !== 'VariableDeclaration') return []
  return declared.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
}

const declarationIn = (statement: Statement) =>
  statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement

function leanImport(statement: ESTree.ImportDeclaration, schemas: Set<string>, code: string): Edit[] {
  const kept = statement.specifiers.filter(({ local }) => !schemas.has(local.name))
  if (kept.length === statement.specifiers.length) return []
  const names = kept.map(({ start, end }) => code.slice(start, end)).join(', ')
  return [{ ...cut(statement), text: names && `import { ${names} } from ${statement.source.raw}` }]
}

/** Tells the bundler that to declare an operation does nothing else: without a screen that asks it, it may go. */
function unusedMayGo(statement: Statement): Edit[] {
  const declared = declarationIn(statement)
  if (declared?.type !== 'VariableDeclaration') return []
  return declared.declarations.flatMap(({ init }) =>
    init?.type === 'CallExpression' ? [{ start: init.start, end: init.start, text: '/* @__PURE__ */ ' }] : [],
  )
}

function schemaFields(statement: Statement, code: string): Edit[] {
  const fields = [...runIn(statement)].flatMap(schemasOf)
  return fields.map(({ start, end }) => cut({ start, end: end + /^\s*,?/.exec(code.slice(end))![0].length }))
}

type Node = ESTree.Span & { type: string }

const mentions = (statement: Statement, names: Set<string>): boolean =>
  [...runIn(statement)].some((node) => node.type === 'Identifier' && names.has((node as ESTree.IdentifierName).name))

/** Whatever is there at run time in the browser: no types, no schemas of what is declared, no names of fields. */
function* runIn(node: Node, without: readonly Node[] = []): Generator<Node> {
  yield node
  const left = [...without, ...schemasOf(node)]
  const { computed } = node as { computed?: boolean }
  for (const [part, value] of Object.entries(node)) {
    if (computed === false && (part === 'key' || part === 'property')) continue
    for (const inner of [value].flat()) {
      if (isNode(inner) && !left.includes(inner) && !isOnlyType(inner)) yield* runIn(inner, left)
    }
  }
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'
/** `x as const` and its like hold an expression; all other syntax of TypeScript's own is gone at run time. */
const isOnlyType = (node: Node): boolean => node.type.startsWith('TS') && !('expression' in node)

function schemasOf(node: Node): Node[] {
  const { callee, arguments: given } = node as Partial<ESTree.CallExpression>
  const names = callee?.type === 'Identifier' ? SCHEMAS[callee.name] : undefined
  const [declared] = given ?? []
  if (!names || declared?.type !== 'ObjectExpression') return []
  return declared.properties.filter(
    (field) => field.type === 'Property' && field.key.type === 'Identifier' && names.includes(field.key.name),
  )
}
