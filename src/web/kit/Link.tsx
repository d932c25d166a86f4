// The kit knows no router: it asks for a link component and falls back to a plain anchor.
import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  type Ref,
  useContext,
} from 'react'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; ref?: Ref<HTMLAnchorElement> }
export type LinkComponent = ComponentType<LinkProps>

const Injected = createContext<LinkComponent | undefined>(undefined)

export function LinkProvider({ link, children }: { link?: LinkComponent; children: ReactNode }) {
  return <Injected value={link}>{children}</Injected>
}

export function Link({ children, ...props }: LinkProps) {
  const Router = useContext(Injected)
  const leaves = /^[a-z]+:|^\/\//i.test(props.href) || props.target || props.download !== undefined
  if (Router && !leaves) return <Router {...props}>{children}</Router>
  return <a {...props}>{children}</a>
}
