/** A file as tiles and the lightbox show it. */
export type ShownFile = {
  id: string
  name: string
  type: string
  /** Left out where only its name is left. */
  href?: string
  /** Smaller picture for the tile; without it the picture itself. */
  preview?: string
  /** Already in words: "2,4 MB". */
  size?: string
  /** What is to be seen; read aloud and shown as caption. */
  caption?: string
  width?: number
  height?: number
}
export type ShownPicture = ShownFile & { href: string }
