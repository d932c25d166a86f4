import 'react'

// Components hand measures to their stylesheet as custom properties.
declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
