import { useTranslation } from 'react-i18next'
import { ColorField } from '#web/kit/ColorField.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { useQuery } from '#web/query.ts'
import { suggestSlug } from '../contract.ts'
import { LogoField } from './LogoField.tsx'
import type { StepProps } from './step.ts'
import { useSettled } from './use-settled.ts'

export function NameStep({ draft, change, missing = [] }: StepProps) {
  const { t } = useTranslation('founding')
  const name = useSettled(draft.name.trim())
  const address = useQuery(suggestSlug, { name }, { enabled: name !== '', keepOld: true })
  const slug = name && address.data?.slug
  return (
    <>
      <TextField
        name="name"
        label={t('name.label')}
        value={draft.name}
        maxLength={120}
        autoComplete="off"
        placeholder={draft.ideas.name || t('name.example')}
        help={slug ? t('name.address', { address: `${location.host}/c/${slug}` }) : undefined}
        error={missing.includes('name') && !draft.name.trim() && t('missing.name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      <ColorField color={draft.color} onChange={(color) => change({ color })} />
      <LogoField logo={draft.logo} onChange={(logo) => change({ logo })} />
      <TextField
        name="me"
        label={t('name.me')}
        value={draft.me}
        maxLength={120}
        autoComplete="name"
        help={t(draft.preset === 'self_help' ? 'name.meAlias' : 'name.meHelp')}
        error={missing.includes('me') && !draft.me.trim() && t('missing.me')}
        onChange={(event) => change({ me: event.target.value })}
      />
    </>
  )
}
