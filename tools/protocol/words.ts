/** What each message is for. Whoever adds one to the contract has to say it here: the types ask for it. */
import type { CommandName, DataMessage, EventName } from '@vroom/contract';

export const commandWords: Record<CommandName, string> = {
  'room:join':
    'Takes a place in the room. Needs a role in it (`POST /rooms/{name}/authentication` gives one). With the `resumeToken` of an earlier join, within 30 s of a lost connection, the same place is taken back and nobody sees a leave.',
  'room:leave': 'Gives the place back.',
  'signal:send': 'Hands a signal to one person in the same room, unread and in order.',
  'media:update': 'Says what one sends now.',
  'link:report':
    'Says how the connection to one other person went, for the figures of the server. Nothing in it says who it is about.',
  'hand:raise': 'Raises one’s hand; who raised theirs first is first.',
  'hand:lower': 'Lowers one’s own hand.',
  'peer:mute': 'Asks somebody to be silent. They stop sending, and all others drop their sound until `peer:unmute`.',
  'peer:unmute': 'Lets somebody speak again. It never switches a microphone on.',
  'peer:pause': 'The same for camera and screen.',
  'peer:resume': 'Allows camera and screen again. It never switches one on.',
  'peer:promote': 'Makes somebody an owner, for good.',
  'peer:kick': 'Sends somebody out, and keeps them out while the meeting lasts.',
  'peer:lower-hand': 'Lowers the hand of somebody else.',
  'peer:readmit': 'Lets somebody back in who was sent out; `peerId` is that of the place they had.',
  'room:mute-all': 'Mutes all participants at once, and who joins later is not muted.',
  'room:pause-all': 'Pauses the cameras and screens of all participants at once.',
  'room:lower-hands': 'Lowers all hands.',
  'room:end': 'Ends the meeting for everybody. The room stays.',
};

export const eventWords: Record<EventName, string> = {
  'signal:received': 'A signal of somebody in the same room: what they sent, with `from` in place of `to`.',
  'peer:joined': 'Somebody has come.',
  'peer:updated': 'Something about somebody has changed: role, media, moderation or hand.',
  'peer:left':
    'Somebody has left: by their own wish, because their connection did not come back in 30 s, or because a chairman wanted it.',
  'room:ended':
    'The meeting is over: ended by a chairman, or the room was deleted or has expired. The server disconnects.',
  'room:updated': 'Settings of the room have changed.',
  'room:wiped': 'The chat is deleted for everybody; browsers drop what is older than `at`, by the clock of the server.',
  'self:kicked': 'One was sent out. The server disconnects.',
  notice: 'Who did what to whom, for a line on the screen. News of invitations go to owners alone.',
  problem: 'A command that asked for no acknowledgement has failed.',
};

export const messageWords: Record<DataMessage['type'], string> = {
  hello: 'The first message: who one is. The server knows no names.',
  name: 'Another name.',
  color: 'Another colour.',
  chat: 'A line of the chat, to everybody.',
  'history:request': 'Who comes late asks one of the others for the chat so far.',
  history: 'A part of the answer, the oldest first; `last` is the end of it.',
  reaction: 'A sign that is shown for a moment.',
  ping: 'Asks for a `pong`; `at` is any number.',
  pong: 'The answer, with the `at` of the `ping`.',
  volume: 'How loud the microphone of the sender is.',
  view: 'How large the sender shows the receiver, by the shorter side in pixels of the display; 0 for not at all. The receiver then sends no larger picture.',
  withheld: 'Which pictures the sender keeps back, as its connection is too slow.',
  links: 'All connections of the sender, for who leads the room.',
  signal: 'What `signal:send` would carry, between these two while the server is away.',
};
