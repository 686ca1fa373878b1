/** The braces of the paths, as OpenAPI describes them. */
export const roomParams = { name: "The room's name, the path one opens in the browser." };
export const memberParams = {
  ...roomParams,
  peerId: "The id of somebody's place in the room, as in the list of members.",
};
