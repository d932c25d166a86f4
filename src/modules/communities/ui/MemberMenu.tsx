/** What stewards and owners may decide about someone; each step says first what it means. */
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useHere } from '#web/here.ts'
import { ConfirmDialog } from '#web/kit/ConfirmDialog.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import type { MenuItem } from '#web/kit/menu-item.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import {
  banMember,
  getCommunity,
  getMember,
  handOver,
  listBarred,
  listMembers,
  type Member,
  removeMember,
  resumeMember,
  setRole,
  suspendMember,
  unbanMember,
} from '../contract.ts'
import { useSaid } from './said.ts'

const asked = { remove: removeMember, ban: banMember, suspend: suspendMember, handOver } as const
const plain = { unban: unbanMember, resume: resumeMember } as const
type Asked = keyof typeof asked
const reads = [getMember, listMembers, listBarred, getCommunity]

export function MemberMenu({ one }: { one: Member }) {
  const { t, refused } = useSaid()
  const { community } = useHere()
  const [step, setStep] = useState<Asked>()
  const told = { refreshes: reads, onRefused: (no: Parameters<typeof refused>[0]) => bad(refused(no)) }
  const roles = useAction(setRole, { ...told, onDone: () => toast({ text: t('ui.saved') }) })
  const resume = useAction(plain.resume, told)
  const unban = useAction(plain.unban, told)
  const isOwner = community.me?.role === 'owner'
  const items: MenuItem[] = []
  const ask = (key: Asked, danger = true) =>
    items.push({
      label: t(`ui.member.${key}`),
      danger,
      parted: items.length > 0 && key === 'suspend',
      onPick: () => setStep(key),
    })
  if (one.can.setRole && one.kind === 'member' && one.standing === 'active') {
    for (const role of ['owner', 'steward', 'member'] as const) {
      if (role === one.role) continue
      items.push({
        label: t('ui.member.make', { role: t(`role.${role}`) }),
        onPick: () => roles.mutate({ memberId: one.id, role }),
      })
    }
  }
  if (isOwner && !one.isMe && one.kind === 'member' && one.standing === 'active') ask('handOver', false)
  if (one.can.resume) items.push({ label: t('ui.member.resume'), onPick: () => resume.mutate({ memberId: one.id }) })
  if (one.can.unban) items.push({ label: t('ui.member.unban'), onPick: () => unban.mutate({ memberId: one.id }) })
  if (one.can.suspend) ask('suspend')
  if (one.can.remove) ask('remove')
  if (one.can.ban) ask('ban')
  if (items.length === 0) return null
  const button = (
    <IconButton label={t('ui.member.menu')}>
      <IconDots aria-hidden />
    </IconButton>
  )
  return (
    <>
      <Menu button={button} items={items} />
      {step && <Sure key={step} step={step} one={one} onEnd={() => setStep(undefined)} />}
    </>
  )
}

function Sure({ step, one, onEnd }: { step: Asked; one: Member; onEnd: () => void }) {
  const { t, refused } = useSaid()
  const action = useAction(asked[step], {
    refreshes: reads,
    onDone: () => {
      toast({ text: t(`ui.member.${step}_done`, { name: one.name }) })
      onEnd()
    },
    onRefused: (no) => {
      bad(refused(no))
      onEnd()
    },
  })
  return (
    <ConfirmDialog
      open
      question={t(`ui.member.${step}_ask`, { name: one.name })}
      text={t(`ui.member.${step}_text`)}
      keep={t('ui.keep')}
      confirm={t(`ui.member.${step}`)}
      busy={action.isPending && t('ui.saving')}
      onKeep={onEnd}
      onConfirm={() => action.mutate({ memberId: one.id })}
    />
  )
}

const bad = (text: string) => toast({ text, kind: 'bad' })
