import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Conversation } from '#modules/conversation/ui/Conversation.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import type { BoardWhole } from '../../contract.ts'

type Props = { board: BoardWhole; message: string | undefined; back: string; onClose: () => void }

/** What is said about the whole board. */
export default function BoardTalk({ board, message, back, onClose }: Props) {
  const { t } = useTranslation('boards')
  return (
    <>
      <ColumnHead
        title={t('ui.board.talk')}
        back={back}
        actions={
          <IconButton label={t('ui.board.talk_close')} onClick={onClose}>
            <IconX aria-hidden />
          </IconButton>
        }
      />
      <Conversation
        subjectId={board.id}
        label={t('ui.board.talk_to', { title: board.title })}
        mayTalk={board.can.work}
        messageId={message}
        takesFocus={false}
        linkTo={(one) => `${back}?message=${one.id}`}
      />
    </>
  )
}
