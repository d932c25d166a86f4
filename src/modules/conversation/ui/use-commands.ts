/** What is typed after a slash: found among what modules offer, done at the house, said in a sentence. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call, Refused } from '#web/call.ts'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useOffered } from '#web/offered.ts'
import { atMoment } from '#web/when.ts'
import { type Command, commandNamed, type Place, typedCommand } from '../contract-commands.ts'

/** `undefined`: it is no command, say it. Otherwise whether it was done; what was not stays in the box. */
export type RunCommand = (text: string) => Promise<boolean> | undefined

export function useCommands({ subjectId, threadId }: Place): RunCommand {
  const community = useCommunitySlug() ?? ''
  const { commands } = useOffered()
  const { me } = useHere()
  const { t, i18n } = useTranslation('conversation')
  const client = useQueryClient()
  const navigate = useNavigate()
  const explain = (text: string) => {
    toast({ text, kind: 'bad' })
    return false
  }
  const why = (module: string, code: string) =>
    t([`${module}:refusal.${code}`, code === 'not_found' ? 'command_not_here' : `people:refusal.${code}`, 'failed'])
  const run = async (command: Command, words: string): Promise<boolean> => {
    const { module, names, operation, refreshes, leaves } = command
    const input = command.input(words, { subjectId, threadId })
    if ('refused' in input) return explain(why(module, String(input.refused)))
    try {
      const done = (await call(operation, input, { community, key: crypto.randomUUID() })) as Record<string, unknown>
      for (const { name } of refreshes) void client.invalidateQueries({ queryKey: [name] })
      const when =
        typeof done.dueAt === 'string' && atMoment(new Date(done.dueAt), new Date(), i18n.language, me.timeZone)
      const text = t(`${module}:command.${names.en}_done`, { when, defaultValue: '' })
      if (text) toast({ text })
      if (leaves) void navigate({ to: inCommunity(community, 'talk') })
      return true
    } catch (error) {
      return explain(why(module, error instanceof Refused ? error.code : 'bug'))
    }
  }
  return (text) => {
    const typed = typedCommand(text)
    if (!typed) return undefined
    const command = commandNamed(commands, typed.name)
    if (command) return run(command, typed.words)
    return Promise.resolve(explain(t('command_unknown', { name: typed.name })))
  }
}
