/** Where pictures are read: faces, logos, files. */
export const pictureUrl = (slug: string, fileId: string | null | undefined): string | null =>
  fileId ? `/api/communities/${encodeURIComponent(slug)}/files/${fileId}?preview=true` : null

export const fileUrl = (slug: string, fileId: string): string =>
  `/api/communities/${encodeURIComponent(slug)}/files/${fileId}`
