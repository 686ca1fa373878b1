/** The braces of the paths, as OpenAPI describes them. */
export const roomParams = { name: "The room's name, the path one opens in the browser." };
export const invitationParams = { ...roomParams, id: 'The id of the invitation, as in the list.' };
export const tokenParams = { token: 'The token that stands in the link of the mail.' };
export const memberParams = {
  ...roomParams,
  peerId: "The id of somebody's place in the room, as in the list of members.",
};
