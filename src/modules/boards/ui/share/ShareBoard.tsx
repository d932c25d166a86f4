import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/fields.tsx'
import { Notice } from '#web/kit/Notice.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { type BoardWhole, getBoard } from '../../contract.ts'
import { endShare, getShare, makeShare, renewShare } from '../../share/contract.ts'
import styles from '../board/BoardSettings.module.css'

/** The link for observers: made, shown once, ended. */
export default function ShareBoard({ board, onClose }: { board: BoardWhole; onClose: () => void }) {
  const { t, i18n } = useTranslation('boards')
  const words = useRefusal('boards')
  const { me } = useHere()
  const [url, setUrl] = useState<string>()
  const input = { boardId: board.id }
  const share = useQuery(getShare, input).data
  const make = useAction(makeShare, { refreshes: [getShare, getBoard], onDone: (made) => setUrl(made.url) })
  const goOn = useAction(renewShare, {
    refreshes: [getShare, getBoard],
    onDone: ({ expiresAt }) => toast({ text: t('ui.share.wentOn', { day: day(expiresAt!) }) }),
  })
  const end = useAction(endShare, {
    refreshes: [getShare, getBoard],
    onDone() {
      setUrl(undefined)
      toast({ text: t('ui.share.ended') })
    },
  })
  const day = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: me.timeZone }).format(new Date(at))
  const refused = words(make.error ?? goOn.error ?? end.error)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.share.title')}
      actions={
        !url && (
          <Button
            look={share?.madeAt ? 'line' : 'primary'}
            busy={make.isPending && t('ui.board.saving')}
            onClick={() => make.mutate(input)}
          >
            {t(share?.madeAt ? 'ui.share.renew' : 'ui.share.make')}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <p>{t('ui.share.text')}</p>
        {share && !share.isPublished && <Notice is="warn">{t('ui.share.unpublished')}</Notice>}
        {share?.publicUrl && <Address url={share.publicUrl} help={t('ui.share.public')} />}
        {url && <Address url={url} help={t('ui.share.once')} />}
        {share?.madeAt && !url && <p className={styles.quiet}>{t('ui.share.since', { day: day(share.madeAt) })}</p>}
        {share?.isOver && <Notice is="warn">{t('ui.share.over')}</Notice>}
        {share?.expiresAt && !share.isOver && (
          <p className={styles.quiet}>{t('ui.share.until', { day: day(share.expiresAt) })}</p>
        )}
        {share?.madeAt && !url && <p className={styles.quiet}>{t('ui.share.renew_text')}</p>}
        {refused && <Notice is="warn">{refused}</Notice>}
        {share?.madeAt && (
          <div className={styles.buttons}>
            {!url && (
              <Button
                size="s"
                look="soft"
                busy={goOn.isPending && t('ui.board.saving')}
                onClick={() => goOn.mutate(input)}
              >
                {t('ui.share.goOn')}
              </Button>
            )}
            <Button size="s" look="line" onClick={() => end.mutate(input)}>
              {t('ui.share.end')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function Address({ url, help }: { url: string; help: string }) {
  const { t } = useTranslation('boards')
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => toast({ text: t('ui.share.copied') }),
      () => {},
    )
  return (
    <div className={styles.link}>
      <TextField
        label={t('ui.share.link')}
        readOnly
        value={url}
        help={help}
        onFocus={(event) => event.target.select()}
      />
      <Button size="s" look="soft" onClick={copy}>
        {t('ui.share.copy')}
      </Button>
    </div>
  )
}
