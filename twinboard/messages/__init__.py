"""Key messages: sentences made by rules from what is published, each with what it rests on."""

from twinboard.messages.message import Message as Message
from twinboard.messages.message import copy_words as copy_words
from twinboard.messages.message import footnote_words as footnote_words
from twinboard.messages.rules import MOST as MOST
from twinboard.messages.rules import RULES as RULES
from twinboard.messages.rules import Rule as Rule
from twinboard.messages.rules import messages as messages
