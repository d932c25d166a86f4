import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { callCommand, inviteCommand, leaveCommand, topicCommand } from '#modules/chat/contract-commands.ts'
import { remindCommand } from '#modules/keeping/contract.ts'
import { commandNamed, saidText, typedCommand } from './contract-commands.ts'

describe('commands', () => {
  const place = { subjectId: '01990000-0000-7000-8000-000000000082', threadId: null }
  const member = '01990000-0000-7000-8000-000000000067'
  const all = [remindCommand, callCommand, topicCommand, inviteCommand, leaveCommand]

  test('are typed after one slash; two begin a message with a slash', () => {
    assert.deepEqual(typedCommand('/remind in 2 hours Kuchen'), { name: 'remind', words: 'in 2 hours Kuchen' })
    assert.deepEqual(typedCommand('/Verlassen'), { name: 'verlassen', words: '' })
    assert.deepEqual(typedCommand('/thema Jeden 1\\. Samstag\\_'), { name: 'thema', words: 'Jeden 1. Samstag_' })
    for (const text of ['remind me', '//remind', '/ nein', '/usr/bin', '/1', 'a /leave', '/'])
      assert.equal(typedCommand(text), undefined, text)
    assert.deepEqual([saidText('//shrug'), saidText('/usr/bin'), saidText('x')], ['/shrug', '/usr/bin', 'x'])
  })

  test('go by their English and their German name', () => {
    assert.equal(commandNamed(all, 'erinnern'), remindCommand)
    assert.equal(commandNamed(all, 'topic'), topicCommand)
    assert.equal(commandNamed(all, 'shrug'), undefined)
  })

  test('read the words that follow', () => {
    const { subjectId, subjectId: channelId } = place
    assert.deepEqual(remindCommand.input('morgen um 9 x', place), { subjectId, when: 'morgen um 9 x' })
    assert.deepEqual(remindCommand.input('', place), { refused: 'no_moment' })
    assert.deepEqual(topicCommand.input('Neu', place), { channelId, topic: 'Neu' })
    assert.deepEqual(leaveCommand.input('', place), { channelId })
    assert.deepEqual(inviteCommand.input(`<@member:${member}> und`, place), { channelId, memberIds: [member] })
    assert.deepEqual(inviteCommand.input('Ben', place), { refused: 'invite_whom' })
    assert.deepEqual(callCommand.input('', place), { subjectId })
    const url = 'https://meet.example.org/lahn?x=1'
    assert.deepEqual(callCommand.input(`<${url}> Standup`, place), { subjectId, url, text: 'Standup' })
    assert.deepEqual(callCommand.input(`[${url}](${url})`, place), { subjectId, url })
    assert.deepEqual(callCommand.input('Standup', place), { subjectId, text: 'Standup' })
  })
})
