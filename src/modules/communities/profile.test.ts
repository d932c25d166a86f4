import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { getMember, listMembers, surveyMembers, updateCommunity, updateMyProfile } from './contract.ts'

describe('what members say of themselves', async () => {
  const { ana, mara, ben, cem, gina, sofia, otto, someone, world } = await openTestHouse()
  const { members, circles } = world.lahn
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)
  const memberId = members.ben

  test('time, languages and time zone stand in the profile, each for whom one wants', async () => {
    const saved = await ben.does(updateMyProfile, {
      hours: 6,
      freeTime: 'abends',
      languages: ['de', 'ig'],
      timeZone: 'Africa/Lagos',
      visibility: { time: 'stewards', timeZone: 'me' },
    })
    assert.deepEqual([saved.hours, saved.freeTime, saved.timeZone], [6, 'abends', 'Africa/Lagos'])
    const byMara = await mara.does(getMember, { memberId })
    assert.deepEqual(
      [byMara.hours, byMara.freeTime, byMara.languages, byMara.timeZone],
      [6, 'abends', ['de', 'ig'], null],
    )
    const byCem = await cem.does(getMember, { memberId })
    assert.deepEqual([byCem.hours, byCem.freeTime, byCem.languages], [null, '', ['de', 'ig']])
    await ben.isRefused(updateMyProfile, { timeZone: 'Mond/Krater' }, 'invalid')
    await ben.isRefused(updateMyProfile, { languages: ['deutsch bitte'] }, 'invalid')
    await ben.isRefused(updateMyProfile, { hours: 1_000 }, 'invalid')
  })

  test('the directory is cut by language, time, circle and whatever case a skill is written in', async () => {
    await ben.does(updateMyProfile, { skills: ['Boot'], interests: ['Fische'] })
    await cem.does(updateMyProfile, { skills: ['boot', 'Fotos'], languages: ['de', 'tr'], hours: 2 })
    assert.deepEqual(names(await ana.does(listMembers, { skill: 'BOOT' })), ['Ben Okafor', 'Cem Demir'])
    assert.deepEqual(names(await ana.does(listMembers, { interest: 'fische' })), ['Ben Okafor'])
    assert.deepEqual(names(await ana.does(listMembers, { language: 'tr' })), ['Cem Demir'])
    assert.deepEqual(names(await ana.does(listMembers, { hasTime: true })), ['Ben Okafor', 'Cem Demir'])
    // Ben shows his time to stewards only: a filter must not tell it to others.
    assert.deepEqual(names(await cem.does(listMembers, { hasTime: true })), ['Cem Demir'])
    assert.deepEqual(names(await ben.does(listMembers, { circleId: circles.messgruppe })), [
      'Ben Okafor',
      'Mara Lindner',
    ])
    assert.deepEqual(names(await ben.does(listMembers, { kind: 'guest' })), ['Gina Gast'])
  })

  test('by a circle one only finds whom the circle itself would show', async () => {
    assert.deepEqual(names(await cem.does(listMembers, { circleId: circles.vorstand })), [])
    assert.deepEqual(names(await cem.does(listMembers, { circleId: circles.messgruppe })), ['Mara Lindner'])
    assert.deepEqual(names(await ana.does(listMembers, { circleId: circles.vorstand })), [])
  })

  test('the survey counts what is shown, and only for those who may leaf through the members', async () => {
    await mara.does(updateMyProfile, { skills: ['Geheimnis'], visibility: { skills: 'me' } })
    const seen = await cem.does(surveyMembers, {})
    assert.deepEqual([seen.members, seen.guests], [4, 1])
    assert.deepEqual(seen.skills, [
      { word: 'Boot', members: 2 },
      { word: 'Fotos', members: 1 },
    ])
    assert.deepEqual(seen.languages[0], { word: 'de', members: 2 })
    assert.ok(seen.newcomers >= 4)
    await gina.isRefused(surveyMembers, {}, 'forbidden')
    await sofia.isRefused(surveyMembers, {}, 'forbidden')
    await someone.isRefused(surveyMembers, {}, 'signed_out')
    await otto.in('lahn').isRefused(surveyMembers, {}, 'forbidden')
    await ana.does(updateCommunity, { directory: 'stewards' })
    await cem.isRefused(surveyMembers, {}, 'forbidden')
    await ana.does(updateCommunity, { directory: 'members' })
  })

  test('names are found without their accents', async () => {
    await cem.does(updateMyProfile, { name: 'Çem Démir' })
    for (const text of ['cem', 'DEMIR', 'çem d'])
      assert.deepEqual(names(await ben.does(listMembers, { text })), ['Çem Démir'], text)
  })
})
