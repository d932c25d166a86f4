import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>
const known = new Map<unknown, ComponentType<never>>()

/**
 * Something small that another module brings, fetched once it is needed. What stands around it never waits for it and does
 * not break where it cannot be fetched: then `instead` stands there.
 */
export function Loaded<Props extends object>({
  load,
  with: props,
  instead,
}: {
  load: Load<Props>
  with: Props
  instead?: ReactNode
}) {
  const [, setCame] = useState(0)
  const Found = known.get(load) as ComponentType<Props> | undefined
  useEffect(() => {
    if (known.has(load)) return
    const come = ({ default: found }: { default: ComponentType<Props> }) => {
      known.set(load, found as ComponentType<never>)
      setCame((times) => times + 1)
    }
    load().then(come, () => {}) // tried again where it next stands
  }, [load])
  return Found ? <Found {...props} /> : instead
}
