export {
  createFileAuthorityStore,
  openFileAuthorityStore,
  type FileAuthorityStore,
} from "./authority-store/file-authority-store.js";
export { lockFolder, type FolderLock } from "./folder/folder-lock.js";
export { FileStoreError, type FileStoreErrorCode } from "./errors.js";
