/** As the contract has them, which browsers get without its schemas. */
export const MAX_NAME = 120
export const MAX_TASK_TITLE = 300
export const MAX_LABEL = 60
export const MAX_ABOUT = 4_000
export const MAX_FIELD = 80
export const MAX_OPTION = 120
