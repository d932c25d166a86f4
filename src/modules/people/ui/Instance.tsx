import { useTranslation } from 'react-i18next'
import { listSites } from '#modules/communities/contract-site.ts'
import { SelectField } from '#web/kit/fields.tsx'
import { Part } from '#web/kit/Part.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { changeSettings, readSettings } from '../contract.ts'

const who = ['open', 'invited', 'operator'] as const
type Who = (typeof who)[number]

/** For whoever runs this house: who may come, and who may found. */
export function Instance() {
  const { t } = useTranslation('people')
  const words = useRefusal('people')
  const settings = useQuery(readSettings, {})
  const sites = useQuery(listSites, { most: 100 })
  const changing = useAction(changeSettings, {
    refreshes: [readSettings],
    onDone: () => toast({ text: t('instance.saved') }),
    onRefused: (refused) => toast({ text: words(refused) ?? '', kind: 'bad' }),
  })
  return (
    <Part title={t('instance.title')} text={t('instance.text')}>
      {settings.isPending && <Skeletons like="text" />}
      {settings.data &&
        (['signUp', 'found'] as const).map((field) => (
          <SelectField
            key={field}
            label={t(`instance.${field}`)}
            value={settings.data[field]}
            choices={who.map((value) => ({ value, label: t(`instance.${field}.${value}`) }))}
            onChange={(event) => changing.mutate({ [field]: event.target.value as Who })}
          />
        ))}
      {settings.data && sites.data && (
        <SelectField
          label={t('instance.frontPage')}
          value={settings.data.frontPage ?? ''}
          empty={t('instance.frontPage.all')}
          choices={sites.data.items.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(event) => changing.mutate({ frontPage: event.target.value || null })}
        />
      )}
    </Part>
  )
}
