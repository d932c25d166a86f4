/** Colour, logo and questions: what stewards may change too. Both corrected shades stand beside the given colour. */
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { useHere } from '#web/here.ts'
import { type AccentShades, correctAccent } from '#web/kit/accent.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field, FieldError } from '#web/kit/Field.tsx'
import { TextArea } from '#web/kit/fields.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { getCommunity, updateCommunity } from '../contract.ts'
import styles from './People.module.css'
import { Picture } from './Picture.tsx'
import { useSaid } from './said.ts'

export function Look() {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [color, setColor] = useState(community.color)
  const [questions, setQuestions] = useState(community.joiningQuestions.join('\n'))
  const save = useAction(updateCommunity, {
    refreshes: [getCommunity, me],
    onDone: () => toast({ text: t('ui.saved') }),
  })
  const { light, dark } = correctAccent(color)
  const send = () =>
    save.mutate({ color, joiningQuestions: questions.split('\n').flatMap((line) => line.trim() || []) })
  return (
    <section className={styles.section}>
      <SectionHead title={t('ui.settings.look')} />
      <div className={styles.form}>
        <Picture
          isLogo
          fileId={community.logo}
          name={community.name}
          onChange={(logoFileId) => save.mutate({ logoFileId })}
        />
        <Field label={t('ui.settings.color')} help={t('ui.settings.color_help')}>
          {({ className: _, ...control }) => (
            <input
              {...control}
              type="color"
              className={styles.color}
              value={color}
              onChange={(event) => setColor(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.shades}>
          <Shade name={t('ui.settings.by_day')} shades={light} ground="#ffffff" ink="#12202a" />
          <Shade name={t('ui.settings.by_night')} shades={dark} ground="#1b2631" ink="#f2f0ea" />
        </div>
        <TextArea
          label={t('ui.settings.questions')}
          help={t('ui.settings.questions_help')}
          value={questions}
          error={save.error?.fields.joiningQuestions && t('ui.field_wrong')}
          onChange={(event) => setQuestions(event.target.value)}
        />
        <FieldError error={save.error && refused(save.error)} />
        <div className={styles.buttons}>
          <Button busy={save.isPending && t('ui.saving')} onClick={send}>
            {t('ui.save')}
          </Button>
        </div>
      </div>
    </section>
  )
}

type ShadeProps = { name: string; shades: AccentShades; ground: string; ink: string }

function Shade({ name, shades, ground, ink }: ShadeProps) {
  const { t } = useSaid()
  return (
    <div className={styles.shade} style={{ background: ground, color: ink }}>
      {name}
      <b style={{ color: shades.accent }}>{t('ui.settings.sample_text')}</b>
      <span style={{ background: shades.accent, color: shades.onAccent }}>{t('ui.settings.sample_button')}</span>
    </div>
  )
}
