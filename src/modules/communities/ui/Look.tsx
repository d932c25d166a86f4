/** Logo, colour, questions and previews of links: what stewards may change too. */
import { useState } from 'react'
import { me } from '#modules/people/contract.ts'
import { Form } from '#web/Form.tsx'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColorField } from '#web/kit/ColorField.tsx'
import { FieldError } from '#web/kit/Field.tsx'
import { CheckField, TextArea } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { getCommunity, updateCommunity } from '../contract.ts'
import { Picture } from './Picture.tsx'
import { SaveButton } from './SaveButton.tsx'
import styles from './Settings.module.css'
import { useSaid } from './said.ts'

export function useSave() {
  const { t } = useSaid()
  return useAction(updateCommunity, { refreshes: [getCommunity, me], onDone: () => toast({ text: t('ui.saved') }) })
}

export function Look() {
  const { t } = useSaid()
  const { community } = useHere()
  const [color, setColor] = useState(community.color)
  const saveLogo = useSave()
  const save = useSave()
  return (
    <Part title={t('ui.settings.look')} text={t('ui.settings.look_text')}>
      <Picture
        isLogo
        fileId={community.logo}
        name={community.name}
        onChange={(logoFileId) => saveLogo.mutate({ logoFileId })}
      />
      <Form
        module="communities"
        refused={save.error ?? saveLogo.error}
        busy={save.isPending}
        className={styles.form}
        onSubmit={() => save.mutate({ color })}
      >
        <ColorField color={color} onChange={setColor} />
        {color !== community.color && (
          <div>
            <Button type="submit" look="soft" busy={save.isPending && t('ui.saving')}>
              {t('ui.settings.take_color')}
            </Button>
          </div>
        )}
      </Form>
    </Part>
  )
}

export function Questions() {
  const { t } = useSaid()
  const { community } = useHere()
  const [questions, setQuestions] = useState(community.joiningQuestions.join('\n'))
  const save = useSave()
  const isQuestionsWrong = Object.keys(save.error?.fields ?? {}).some((field) => field.startsWith('joiningQuestions'))
  const send = () => save.mutate({ joiningQuestions: questions.split('\n').flatMap((line) => line.trim() || []) })
  return (
    <Part title={t('ui.settings.questions')} text={t(`ui.settings.questions_${community.joining}`)}>
      <Form
        module="communities"
        refused={save.error}
        inPlace={['joiningQuestions']}
        busy={save.isPending}
        className={styles.form}
        onSubmit={send}
      >
        <TextArea
          label={t('ui.settings.questions_field')}
          help={t('ui.settings.questions_help')}
          value={questions}
          error={isQuestionsWrong && t('ui.settings.questions_wrong')}
          onChange={(event) => setQuestions(event.target.value)}
        />
        <SaveButton busy={save.isPending} />
      </Form>
    </Part>
  )
}

export function LinkPreviews({ shown }: { shown: boolean }) {
  const { t, refused } = useSaid()
  const save = useSave()
  return (
    <Part title={t('ui.settings.previews')} text={t('ui.settings.previews_text')}>
      <CheckField
        label={t('ui.rule.linkPreviews')}
        help={t('ui.rule.linkPreviews_text')}
        checked={save.isPending ? save.variables.linkPreviews === true : shown}
        onChange={(event) => save.mutate({ linkPreviews: event.target.checked })}
      />
      <FieldError error={save.error && refused(save.error)} />
    </Part>
  )
}
