/** Database connections of the management side (TypeORM) of one api, at most. */
export const MANAGEMENT_CONNECTIONS = 4;
