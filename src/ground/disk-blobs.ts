export { memoryBlobs as diskBlobs } from '../../tests/blobs.ts'
