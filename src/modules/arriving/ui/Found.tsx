/** What is in an export, how the community is to be called here, and the button that begins. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Form } from '#web/Form.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Face } from '#web/kit/Face.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type Arrival, type Found as FoundThere, listMine, start } from '../contract.ts'
import styles from './Arrive.module.css'
import { Discard } from './Discard.tsx'
import { Figures } from './Figures.tsx'
import { useSaid } from './said.ts'

const SLUG = /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/
const FEW = 12

export function Found({ arrival }: { arrival: Arrival }) {
  const found = arrival.found!
  return (
    <>
      <Figures {...found} />
      <Called arrival={arrival} found={found} />
      <People found={found} />
    </>
  )
}

function Called({ arrival, found }: { arrival: Arrival; found: FoundThere }) {
  const { t } = useSaid()
  const words = useRefusal('arriving')
  const go = useNavigate()
  const [called, setCalled] = useState({
    name: found.name,
    slug: found.slug,
    myName: arrival.myName === '?' ? '' : arrival.myName,
  })
  const [isTried, setTried] = useState(false)
  const starting = useAction(start, {
    refreshes: [listMine],
    onDone: ({ slug }) => void go({ to: `/arrive/${slug}`, replace: true }),
  })
  const missing = (value: string) => isTried && !value.trim() && t('form.missing')
  const refusedSlug = starting.error?.code.startsWith('slug_') && words(starting.error)
  const field = (key: keyof typeof called) => ({
    value: called[key],
    maxLength: key === 'slug' ? 48 : 120,
    onChange: (event: { target: { value: string } }) => setCalled({ ...called, [key]: event.target.value }),
  })
  const submit = () => {
    setTried(true)
    if (called.name.trim() && called.myName.trim() && SLUG.test(called.slug)) starting.mutate(called)
  }
  return (
    <section className={styles.part}>
      <SectionHead title={t('form.title')} />
      <Form
        module="arriving"
        refused={starting.error}
        inPlace={['slug_taken', 'slug_reserved']}
        busy={starting.isPending}
        className={styles.form}
        onSubmit={submit}
      >
        <TextField label={t('form.name')} autoComplete="off" error={missing(called.name)} {...field('name')} />
        <TextField
          label={t('form.slug')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          help={t('form.slug_help', { address: `${location.host}/c/${called.slug || '…'}` })}
          error={(isTried && !SLUG.test(called.slug) && t('form.slug_wrong')) || refusedSlug}
          {...field('slug')}
        />
        <TextField
          label={t('form.me')}
          autoComplete="name"
          help={t('form.me_help')}
          error={missing(called.myName)}
          {...field('myName')}
        />
        <div className={styles.actions}>
          <Button type="submit" size="l" busy={starting.isPending && t('starting')}>
            {t('start')}
          </Button>
          <Discard arrival={arrival} />
        </div>
      </Form>
    </section>
  )
}

function People({ found: { people, figures } }: { found: FoundThere }) {
  const { t, figure } = useSaid()
  const [most, setMost] = useState(FEW)
  const rest = figures.people - people.length
  return (
    <section className={styles.part}>
      <SectionHead title={t('people.title')} />
      <p className={styles.quiet}>{t(people.length > 0 ? 'people.text' : 'people.none')}</p>
      {people.length > 0 && (
        <Table
          caption={t('people.title')}
          rows={people.slice(0, most)}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('people.name'),
              cell: ({ id, name }) => (
                <span className={styles.person}>
                  <Face person={{ id, name }} size={24} named />
                  <span>{name}</span>
                </span>
              ),
            },
            { key: 'messages', label: t('people.messages'), number: true, cell: ({ messages }) => figure(messages) },
          ]}
        />
      )}
      {most < people.length && (
        <div>
          <Button look="soft" onClick={() => setMost((before) => before + 100)}>
            {t('people.more')}
          </Button>
        </div>
      )}
      {most >= people.length && rest > 0 && (
        <p className={styles.quiet}>{t('people.rest', { count: rest, many: figure(rest) })}</p>
      )}
    </section>
  )
}
