/** Founding, as the server loads it. */
import './found.ts'
import './by-operator.ts'
