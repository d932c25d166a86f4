/** Which community the screens below are in. */
import { createContext, useContext } from 'react'

const Slug = createContext<string | undefined>(undefined)

export const CommunityProvider = Slug.Provider
export const useCommunitySlug = (): string | undefined => useContext(Slug)

/** A path inside the community: `inCommunity(slug, 'talk', id)`. */
export const inCommunity = (slug: string, ...parts: string[]): string => `/c/${[slug, ...parts].join('/')}`
