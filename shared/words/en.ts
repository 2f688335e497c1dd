// 2048 English words for reading a fingerprint aloud: common, distinct, and none that only its spelling tells from another.
// The order is part of the card format: a word's place is what it stands for. Never changed once released.
export const wordsEn: readonly string[] = `
  about above absent abundant academy accept accident accordion account achieve acorn active activity actor actual adapt
  addition address adjust admire admit adult advance adventure adverb advice aerial affair afford afraid after afternoon
  again agenda agree agreement ahead airplane airport alarm album alert alive alligator allow almond alone alpha
  alphabet already also aluminum always amaze amber ambulance amethyst amount amuse anchor ancient angle animal announce
  annual another answer antelope antique antler anybody apart apartment appeal appear applause apple apprentice approve
  apricot april apron aquarium architect arena argue armadillo armchair around arrange arrival arrive arrow artist
  aspect assist assume asteroid astronomy athlete atlas attach attend attic audience august author automatic autumn
  avenue average avocado awake award aware away axle baby bachelor background bacon badge bagpipe bakery balance balcony
  ballerina balloon bamboo banana banjo banner bargain barley barometer barrel bartender basic basil basin basket
  bathroom battalion battery beach beacon beaker beard beauty beaver because become bedroom beehive beekeeper beetle
  before begin behave behind believe below belt bench benefit berry beside better between beyond bicycle bigger
  binocular biology birth biscuit bitter black blackbird blade blanket blend bless blink blossom blouse blueberry blur
  board boardwalk bobcat body bonnet bonus bookstore border borrow botany bottle bottom boulder bounce boutique bowl
  bracelet brain brake branch brand brass brave bread breakfast breeze brick bridge brief bright bring broad broccoli
  broker bronze brook broom brother brown brush bubble bucket buckle budget buffalo buffet bugle build building bulb
  bullet bundle burger burst busy butler butter buttercup butterfly button buyer cabbage cabin cabinet cable cactus
  cadet calculator calendar camel camera campfire canal cancel candle candy canoe cantaloupe canvas canyon capital
  capsule captain caravan carbon cardboard cardinal career cargo carnival carpenter carpet carriage carrot carry castle
  casual catch cathedral cattle cause caution cavern cedar ceiling celebrate celery cellar cello cement center century
  cereal certain chain chair chalk chamber champion chance chandelier change channel chapel chapter charcoal charge
  charm chart cheap check cheer cheese cheetah cherry chess chestnut chick chief child chimney chipmunk chocolate choice
  choir choose church cider cinema cinnamon circle circus citizen city claim clarinet class classroom clean clear clerk
  clever client cliff climate climb clinic clipboard cloak clock close cloth cloud clover club coach coast coastline
  cobalt cockpit cocoa coconut code coffee collar collect college color column comb combine comedy comet comfort command
  common company compare compass complete computer concept concert confirm congress connect consider contact contest
  continent control cookie copper copy coral corner correct corridor cottage cotton cottonwood couch council counter
  country couple courage course courtyard cousin cover cowboy coyote cradle craft crane crater crayon cream create
  credit creek crew crib cricket crisp critic crocodile cross crowd crown cruise crystal cucumber culture cup cupboard
  curious current curtain cushion custom customs cycle cyclone cypress daffodil daily daisy dance dandelion daring
  daughter daylight decade december decide decline defend define degree delay delicate deliver demand democracy dentist
  deny depart depend deposit depth deputy derive describe desert design detail detect detective develop device dialog
  diamond diary diet differ digital dignity dilemma dinner dinosaur diploma diplomat direct discover discovery
  dishwasher disk display distance divide doctor document doll dollar dolphin domain donor doorbell double doubt
  download downtown dozen draft dragon dragonfly dragster drama draw drawer dream dress drift driftwood drink drive
  driver driveway drop drum duck duckling dumpling dynamic dynamo eager eagle early earring earth earthworm easel easy
  echo educate effect effort egg eggplant either elbow elder elect election electric elegant element elephant elevator
  eleven elite elm else email embassy ember emerald emerge emotion empire employ enable enact end energy enforce engage
  engine engineer enjoy enlist enough enrich ensure enter entire entry envelope equal equator equip era error escalator
  escape essay essence estate eternal ethics evening event evergreen every evidence exact example excess exchange excite
  excuse exercise exhibit exist exotic expand expect expert explain expose express extend extra eye fabric factory fairy
  faith falcon false family famous fancy fantasy farmer farmhouse fashion father favorite feather feature february
  federal fence fern ferry festival few fiction fiddle field fifteen fifty figure filter final finger finish firefly
  fireplace firm first fisherman flagpole flame flamingo flashlight flask flavor flight float flock floor fluid flute
  fly focus follow foot footprint force foreign forest forget formal fortress fortune forty forum forward fossil found
  fountain fox frame framework frank freckle freeze frequent fresh freshwater friday friend frog frost frozen fruit
  funny furnace furniture future galaxy gallery gallop garage garden gardener garlic garnet gasoline gather gauge gaze
  gazelle general genius genre gentle genuine geography geometry gesture giant ginger giraffe glacier glad gladiolus
  glance glass glide glimpse globe glory glove goat golden goldfish grace grain grand granite grant grape grapefruit
  grapevine graph grass grassland gravel gravy great green greenhouse grid grocery group grow guard guardian guess guest
  guide guitar gulf gym gymnast habit hammer hammock hamster handbag handshake happy harbor harmonica harmony harvest
  harvester haste hat hawk hazel headlight health heart heavy hedge hedgehog height helicopter hello helmet help
  hemisphere heron hidden high highway hinge hint history hobby holiday hollow honest honey honeycomb honor horizon
  horse horseshoe hospital hotel house household huge human humble humor hundred hungry hurricane hurry hyacinth hybrid
  hydrant iceberg ideal identity igloo ignore image imitate immune impact import improve impulse incense inch include
  income increase index indoor industry inform ingredient inhale initial inject inner input inquiry insect inside
  inspector inspire install instrument intact interest intersect invention invest invite involve iris iron island issue
  ivory ivy jacket jade jaguar january jasmine jaw jelly jellyfish jewel jewelry jigsaw joint joker journal journalist
  journey judge juggler juice jukebox july jump june jungle junior juniper just kangaroo kayak keep kettle key keyboard
  kick kidney kilometer kindness kingdom kitchen kite kitten knee knife label labor ladder lagoon lamp language lantern
  laptop large later laugh launch laundry lava lavender lawn lawyer layer lazy leader leaf learn leather lecture legacy
  legal legend leisure lemon lemonade length lentil leopard lesson letter lettuce level liberty librarian library
  license lifeguard light lighthouse lightning lily limestone limit linen lion liquid list listen literature little
  lizard llama lobby lobster local locket lodge logic lollipop lonely lotus loyal lucky lullaby lumber lunar lunch
  luxury lynx lyric machine magazine magic magnet magnolia magpie mailbox major make mammal mammoth manage mandarin
  mandate mango manor manual maple marathon marble march margin marigold marine market marmalade marry marsh marshland
  master match matter mature maximum meadow mean measure mechanic medal media medicine medium meet megaphone melody
  melon member memorial memory mention menu merchant mercy merge merit merry message metal meteor method microphone
  microscope midday middle midnight milestone million mimic mineral minimum minor minute miracle mirror miss mission
  mitten mittens mobile model modern modest modify moment monday money monitor month moonlight moose moral morning
  mosaic mosquito mother motion motor motorboat mountain mouse mouth movie muffin mulberry multiply muscle museum
  mushroom music musician mustang mustard mutual mystery myth name napkin narrow nation native nature navigator neck
  necklace necktie needle negative neglect neither nephew nerve network neutral never news newspaper nickel niece night
  nightfall ninety noble noise noodle normal north northern notable notebook notepad nothing notice novel nugget number
  nurse nut nutmeg oak oasis oatmeal obey object observe observer obtain obvious occur ocean octagon october octopus
  odor offer office officer often olive omit once onion online only opera opinion opossum oppose optician option orange
  orbit orchard orchestra orchid ordinary organ orient origin ostrich other otter outdoor outer output outside outskirts
  oval overcoat owner oxygen oyster package pact paddle paddock paint palace palm pancake panda panel panther paper
  paprika parachute parade paragraph parallel parcel pardon parent parrot parsley partridge party pass passenger
  passport password pasta pastry patch patient patio patrol pattern pavement payment peach peacock peanut pearl pebble
  pedal pelican pencil penguin penthouse people pepper peppermint percussion perfect perfume periscope permit person
  petal petunia philosophy phone photo phrase physical piano picnic picture pigeon pillow pilot pineapple pinecone pink
  pioneer pipe pistachio pitch place planet plank plant plate platform platinum platypus play playground plaza please
  pledge plenty plus pocket point polar police polite pony poppy popular porcelain porch porcupine portion portrait
  position positive possible post postcard postman potato potential potter poultry powder power practice prairie praise
  predict prefer prepare present president pretty prevent price pride primary prince print priority prism private prize
  problem process produce professor program project promise promote proof property protect prototype proud provide
  public publisher pudding puddle pull pulse pumpkin puppet puppy purchase purple purse push puzzle pyramid quadrant
  quality quantum quarry quarter quartet queen question questions quick quiet quilt quiver quote rabbit raccoon
  racetrack radar radio radish railroad rainbow raincoat raisin rally ranch random range rapid raspberry rate rather
  raven razor reach ready reason rebuild recall receive receiver recipe record rectangle recycle reduce reef referee
  refine reflect reflector reform refuse region regret regular rehearsal reindeer relax release relief rely remain
  remember remind remote remove render renew reopen repair repeat replace report reporter request rescue resemble
  reservoir resist resource respond restaurant result retire retreat return reunion reveal review reward rhubarb rhythm
  ribbon rich rider rigid ripple ritual rival river riverbank roast robin robot robust rocket romance rose rosemary
  rotate rough round rowboat royal rubber ruby ruler run rural saddle safari sailboat sailor salad salmon salt sample
  sandal sandstone sapphire satin satisfy saturday sauce saucer sausage saxophone scale scarf scatter scheme scholar
  school science scientist scooter scope score scout screen script sculptor seahorse search seashore season seat seaweed
  second secret secretary section secure seek segment select semicircle senate senior sense sentence september series
  serious service session settle seven shadow shaft shallow shampoo shape share shark sharp sheep shelf shell shepherd
  shield shift shine shirt shiver shoelace short shoulder shovel shower shrug shuffle sidewalk sight sign signal
  signature silent silk silver similar simple since singer single sister situate six size skate sketch skill skin skirt
  sky skylight skyscraper sled sleep slender slice slide slight slipper slope small smart smile smoke smooth snack snail
  snow snowfall snowflake soccer social solar solid solution solve someone somersault song sound soup source south
  southern space spare spark sparrow speak spear special spectator speed spell spend sphere spice spider spinach spiral
  spirit split spoil sponsor spoon sport spread spring spruce square squash squid squirrel stable stadium staff stage
  stair stairway stamp stand starfish start state station statue stay steady steam steamboat step stick still stock
  stone stool storm story stove strategy straw strawberry stream street string strong struggle student studio stuff
  style subject submarine submit success sudden sugar suggest suitcase summer sunday sunflower sunny sunrise sunset
  super supply supreme surface surfer surge surgeon surprise survey sustain swallow swan sweater sweet swift swim swing
  switch sword sycamore symbol symphony syrup system table tablet tackle tailor talent tambourine tangerine tango
  tapestry target task tassel taste taxi teacher teapot teaspoon telegram telephone telescope television temple tender
  tennis term territory text thank theater theme theory thimble thing think thirty thistle thorn thread three thrive
  throne throw thumb thunder thursday ticket tiger tilt timber time timetable tiny tired title toast today together
  token tomato tongue tonight tooth toothbrush topaz topic torch tornado tortoise toss total touch tour toward tower
  town track tractor trade tradesman tradition traffic trail train trampoline transfer translator trapeze travel tray
  treadmill treasure treat trend trial triangle tribe tributary trick tricycle trigger trip trombone trophy trout truck
  true trumpet trunk trust truth tube tuesday tulip tumble tuna tunnel turn turquoise turtle tutor tuxedo twelve twenty
  twice twin twist two type typewriter typical ukulele umbrella unable unaware uncle under undo unfair unfold unicorn
  uniform unique unit universe university unknown until unusual upgrade uphold upon upper upset urban usage useful usual
  utility vacant vacation vacuum valid valley value van vanilla various vault vegetable vehicle velvet venture venue
  verb verify version very vessel vest veteran viable victory video view village vine vinegar vineyard vintage violet
  violin violinist virtue visa vision visitor visual vital vivid vocal voice volcano volunteer vote voyage waffle wage
  wagon waistcoat waiter walk wall walnut walrus waltz want wardrobe warehouse warm warrior wash watch water waterfall
  waterwheel wave wealth weave wedding wednesday weekday weekend welcome well west whale whatever wheat wheel whirlpool
  whirlwind whisker whistle white wholesale wide width wild wilderness will willow wind windmill window wing winter wire
  wisdom wise wish witness wolf woman wonder wood woodland woodpecker wool work workshop world worth wrap wreath wrist
  wrong xylophone yacht yard yardstick yarn year yellow yesterday yogurt young youth zebra zenith zeppelin zero zigzag
  zinc zipper zone
`
  .trim()
  .split(/\s+/);
