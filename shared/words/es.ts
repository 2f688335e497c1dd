// 2048 Spanish words for reading a fingerprint aloud: common, distinct also without accents, and none that only its spelling tells from another.
// The order is part of the card format: a word's place is what it stands for. Never changed once released.
export const wordsEs: readonly string[] = `
  abanico abedul abeja abierto abogado abono abrazo abrigo abril abuela abuelo acanto aceite acento acero acierto
  aclarar acoplar acorde actriz acuario acuerdo adelante adentro adivino adobe adorno aduana aduanero adulto afable
  afecto afinar agenda agosto agradable aguacate aguja ahora ahorro aire ajedrez ajeno ajuste alambre alameda albahaca
  albergue alcalde alcanzar alce alegre alegría alfalfa alfarero alfiler alfombra alforja alga algodón aliado alianza
  aliento alimento aliso almacén almeja almendra almohada almuerzo alondra alpaca alpino alteza altura alumno alzar
  amable amanecer amapola amarillo ámbar ambiente amigo amistad amor amparo amplio ancla andamio andén ángel ángulo
  anillo animal anís anotar ansioso antena antiguo antorcha anuncio anzuelo apagar aparato aparecer apellido apio
  aplauso apoyo aprender apretar aprobar arándano árbitro árbol arbusto archivo arcilla ardilla arete argolla armario
  armonía aroma arquero arquitecto arrecife arriba arroz artesano artista arveja ascensor asiento asno aspa aspecto
  astro astuto asunto atajo atardecer atención aterrizar atleta átomo aumento aurora autobús avance avellana avena
  avenida aventura avestruz avión avisar ayer ayuda ayuno azafrán azahar azteca azúcar azufre azul azulejo bahía bailar
  baile bajar balanza balcón balde ballena balneario bálsamo bambú banana bandeja bandera bañera banquete baraja baranda
  barbero barniz barquillo barrera barril barrio báscula básico bastón batería baúl bautizo bebé bebida becerro bellota
  beneficio berenjena besar betún biblioteca bicicleta bigote billete biología bisonte blanco blando blusa bobina bocado
  bodega boleto bolsa bolsillo bombero bombilla bombón bondad bonito bordado borde borrador bosque bosquejo bostezo
  botánica botella botón bóveda bozal brecha brevedad brillo brincar brindis brocha broche bronce brújula bruma brusco
  buceo búfalo bufanda búho buitre bulto burbuja burro buscar butaca buzón caballo cabaña cabello cabeza cabina cacerola
  cachorro cadena café caimán cajón calabaza calamar calcetín calcular caldera calendario calidad cálido caliente
  camaleón camarón cambio camello camilla camino camión camisa campana campeón campo canario canasta cancha canción
  candado candela canela cangrejo canica canoa cansado cantante cantar cántaro cantidad caoba capaz capilla capital
  capitán capítulo capullo caracol caramelo carbón careta cariño carnaval carne carpeta carrera carreta cartel cartero
  cartón cascada cáscara casco castaña castillo castor catálogo catarata catedral catorce cautela cauto cazador cebada
  cebolla célebre célula cemento ceniza centavo centella centro cepillo cerámica cerca cereal cereza cerezo cerilla
  cerrar césped chal chaleco champú charco charla cheque chile chimenea chispa chiste chivo chocolate choza ciencia
  cierto cifra cigarra cigüeña cinturón ciprés circo círculo ciruela cirujano cisne ciudad clase clavel clavo clima
  clínica cobija cocina cocodrilo código cofre cohete cojín colchón colega colegio colgar colibrí colina collar colmena
  colmillo colonia color columna columpio comadre comedia comedor comer cometa comida comienzo cómodo compadre compañía
  compás compra común concha concierto cóndor conejo confianza congreso conjunto conocer consejo construir contar
  contento contrato copia corazón corbata corcho cordel cordero cordón corneta corona corral corregir correo correr
  corriente cortar corteza cortina corto cosecha costa costilla costumbre crear crecer crema cresta cría cristal crónica
  cruce crudo cruz cruzar cuaderno cuadra cuadro cualidad cuarto cuarzo cubierta cubo cubrir cuchara cuchillo cuello
  cuenta cuento cuerda cuerpo cuervo cuesta cuidado cultura cumbre cumplir cuñado cúpula curioso curso curtir curva
  dátil deber débil década decir dedo defensa dejar delantal delfín delgado delicado demora denso dental dentro deporte
  derecho derivar derretir desayuno descanso desear desfile desierto deslizar despejar despertar destino destreza
  detalle deuda devolver diadema diagrama diálogo diamante diario dibujo diciembre dictar diente dieta diez difícil
  dilema diluir dinero diploma directo director discípulo disco discreto diseño distancia distinto diván diverso doblar
  doce docena doctor domingo donde dorado dormir dosel dosis dragón drama dúctil dulce duque durar durazno ébano echar
  eclipse economía edad edificio editor educar efecto ejemplo elección elefante elegante elegir elevar elogio embajada
  embarque embudo emerger emoción empate empeño empezar empleo empresa encaje encanto encender encima encina encontrar
  encuentro endibia enebro energía enfoque engranaje enigma enjambre enlace enorme ensalada ensayo enseñar entero
  entrada entrega enviar envoltura época equipo erguir erizo ermita escala escalera escama escaparate escena escoba
  escoger escolar escribir escuchar escudo escuela escultor esencia esfera esfuerzo esmalte esmeralda espacio espada
  espalda esparcir especie espejo espera espiga espina espiral espíritu esponja esposo espuma esquina establo estación
  estadio estandarte estanque estante estatua estera estilo estoque estrecho estrella estribo estrofa estuche estudio
  estufa etapa eterno ética etiqueta evento evitar exacto examen exceso excusa exigir exilio existir éxito experto
  explicar exponer extenso extra extraño fábrica fábula fácil factor factura faisán falso falta familia famoso farmacia
  farol fatiga favor favorito febrero feliz feria feroz ferrocarril fértil festejo fibra ficción ficha fideo fiebre
  fiesta figura fijar filete filtro final finca firme flaco flamenco flauta flecha flexible flota fluir flujo fogata
  folleto formal fórmula fortuna fósforo fósil foto fracaso franco franja frasco frase fraterno freno frente fresa
  fresco fresno frijol frontera fruta fuego fuelle fuente fuerte fuerza función funda furgón fusión futuro gabinete
  gacela gafas gaita galardón galaxia galería gallardo galleta gallina gallo galope gamba gamuza ganado ganar gancho
  ganso garaje garbanzo garganta garra garza gasolina gasto gaveta gavilán gaviota gelatina gemelo general género genio
  gente geranio gerente germen gesto gigante gimnasio girar girasol giro glaciar globo gloria glosario gobierno golfo
  golondrina golpe gorila gorra gorrión gotera gozar gracia grado gráfico grande granero granito granja grano grapa
  grasa gratis grave griego grieta grifo grillo gripe gris gritar grosella grueso grulla grupo gruta guante guardar
  guardia guayaba guía guinda guión guirnalda guisante guiso guitarra gusano gustar hábil habitar hablar hacer hacha
  hada halcón hallar hamaca harina hebilla hebra helado helecho hélice heredar herencia hermano hermoso héroe herrero
  hervir hielo hierro hígado hilera himno hinojo hipopótamo historia hocico hogar hoguera hombre hombro hondo honesto
  hongo honor honra horario horizonte hormiga horno horquilla hotel hucha hueco huelga huella huerta hueso huésped huevo
  huir humano húmedo humilde humor hundir huracán iceberg icono ideal idioma ídolo iglesia igual iguana ilusión imagen
  imán imitar impar imperio importe imprenta impulso incendio incienso incluir índice infancia informe ingenio inglés
  ingreso inicio injerto inmenso inquieto insecto instante intacto integrar intenso interés interior íntimo invento
  invierno invitar isla istmo izar izquierda jabalí jabón jade jaguar jalea jamás jamón jarabe jardín jarra jaula jazmín
  jefe jengibre jilguero jinete jirafa jitomate jornada joroba joven joya jubilar jueves jugar jugo juguete juicio julio
  junco jungla junio junta justo juventud juzgar kiosco koala labio labor labrador lacio lactar ladera ladrar ladrillo
  lagarto laguna lámina lámpara lancha langosta lanza lápiz largo látigo latir latón laurel lavanda lavar lealtad
  lección leche lechuga lechuza lector leer legado legal legumbre lejos lengua lenteja lento leopardo letra levadura
  levantar leve leyenda libélula liberar libre libro licencia líder lienzo ligero limón limpio lince lindo línea
  linterna líquido lirio lista listón litera litro llama llanto llanura llave llegar llenar llover lluvia local loción
  lógica logro lombriz lote lucero luchar lucir luego lugar lunes lupa lustre luto maceta madeja madera madre madroño
  madurar maestro magia magnolia majestad maleta malva mamut manada mañana manantial mandar mandarina manejar manga
  mango maní manillar manojo mansión manta mantel mantequilla manto manual manzana mapache máquina maraña maravilla
  marca marco marea marfil margarita margen marido marina mariposa mármol martes martillo marzo masaje máscara mástil
  materia matiz matorral máximo mayor mazapán mazorca mecánico mecha medalla media médico medida medir medusa mejilla
  mejor melena mellizo melodía melón membrillo memoria menor menta mente mentón menú mercado merienda mérito mermelada
  mesón metal meteoro método metro mezcla mezquita miembro miércoles milagro milenio millón mimbre mineral mínimo
  ministro minuto mirada mirar mirlo misa misión mismo mitad mochila modelo moderno módulo mojar molde moler molino
  momento monarca moneda monje montaña montar monte montura morada morder moreno morsa mosaico mosca mostaza mostrar
  motor mover móvil mucho mudanza mueble muelle muestra mujer muleta multa mundo mural muralla murciélago músculo museo
  musgo música muslo nácar nación nadar naipe naranja nariz narrar navaja nave navegar navidad neblina nebulosa
  necesario negar negocio nervio neutro nevar nevera nicho niebla nieto nieve ninfa ningún nivel nobleza noche nogal
  nombre nómina nopal norma norte nota noticia novato novela novia noviembre nube núcleo nudillo nuera nueve nuevo nuez
  nulo número nunca nutria nutrir oasis obedecer obelisco objeto oboe obra obrero obsequio observar obtener obvio ocaso
  occidente océano ocre octubre oculto ocupar oeste oficina oficio ofrecer oleaje óleo olfato oliva olivo olvido ombligo
  omega once onza opaco ópalo opción ópera opinar oponer optar óptica opuesto oración orador órbita orden orégano oreja
  orgullo oriente origen orilla orquesta orquídea ortiga oruga osado oscuro ostra otoño oval oveja óxido oxígeno oyente
  ozono pacto padre padrino paella página país paisaje pájaro palabra palacio paleta palma palpar panadero panal panda
  panera pantalla pantano pañuelo papagayo papaya papel paquete paraguas paraíso parar parcela pardo pared pareja parque
  parra párrafo parte pasaje pasar paseo pasillo pasta pastel pastor patata patín patio patria patrón pausa pauta pavo
  pecho pedal pedir pegar peine pelaje peldaño pelícano película pelota péndulo pensar peón pepino pequeño percha perder
  perdiz peregrino perejil perfil perfume perico período perla permiso perro persona pesca pestaña pétalo petirrojo
  petróleo piano picar pichón piedra piel pierna pieza pilar pileta piloto pimienta pimiento pincel pingüino piñón pinta
  pintor pinza piragua pirámide pirata piscina piso pista pistache pizarra placa placer plancha planeta plano planta
  plata plátano platillo plato playa plaza plazo plegar pleno plomo pluma plural población pobre poder podio poema
  poesía poeta polen polvo pomada pomelo poncho poner popular porción portal poseer posible postal poste postre potencia
  potro pozo pradera prado precio preciso pregunta premio prensa presa presente préstamo pretexto primavera primero
  primo príncipe prisa prisma privado proa probar proceso producto proeza profesor programa promesa pronto propio
  próximo prueba público puente puerta puerto puesto pulga pulgar pulir pulmón pulpo pulsera puñado punta punto pupila
  puré púrpura queja querer queso quetzal quiebra quieto química quince quinto quitar rábano radar radio ráfaga raíz
  rampa rancho rango rápido raqueta rasgo rayo raza razón reacción realidad rebaño rebote recado receta rechazo recibir
  recibo recinto recodo recoger recordar recreo recta recurso redondo reducir reflejo reforma refrán refugio regalo
  regar regata regir registro regla regreso reina relato relevo relieve relleno reloj remar remedio remolino renglón
  renta reparar repaso repisa repollo reposo reptil república resaca rescate resina resorte respeto resto resumen
  retablo retama retrato revés revista rezar ribera riego rienda riesgo rígido rigor rima rincón rinoceronte riqueza
  ritmo roble robot rocío rodaja rodar rodeo rodilla rogar rojo rollo romance romero romper ronda rosal rosca rostro
  rotar rubio rueda rugir ruido ruina ruiseñor ruleta rumbo rumor ruptura rural rutina sábado sábana saber sabio sabor
  sacar sagrado salario salchicha salero salida salir salmón salón salsa saltar salto salud saludo salvaje salvar
  sandalia sandía santo sapo sardina sartén sastre satélite sauce sauna saxofón sección seco secreto secta sede segar
  seguir segundo seis selecto sello selva semana semilla señal senda sendero señor sensato sentir sepia septiembre
  sequía sereno serie serio serpiente servir sesenta setenta severo sexto sidra siembra siempre siena siesta siete siglo
  signo sílaba silbar silencio silla silueta símbolo simple sirena sistema sitio situar sobre sobrino social socio
  solapa soledad solemne solo soltar sombra sombrero sonar sonido sonrisa sopa soplar soporte sorpresa sorteo sótano
  suave subir suceso sudor suelo sueño suerte suéter sugerir sujeto sumar súper suplir surco sureste surgir surtir
  suspiro sutil tábano tabla taburete tacón talar talento talla taller tallo talón tamaño tambor tango tanque tapete
  tapia tapiz tarde tarea tarifa tarjeta tarro tarta tatuaje taxi teatro techo tecla técnica tejado tejer tejido tejón
  teléfono telón temblor temor templo temprano tenaz tender tenedor tener tenis tenor teoría tequila tercero terco
  terminar ternero ternura terraza terreno tesis tesoro testigo tetera texto tibio tiburón tiempo tienda tierra tieso
  tigre tijera tilde timbre tímido timón tinta tintero típico tipo tirar títere título tiza toalla tobillo tocar toldo
  tomate tomillo tonel tónico topacio tope torcer tormenta torneo toro torre torrente torta tórtola tortuga tostar total
  trabajo tractor traer tráfico trago traje tramo tranvía trapo trato trazo trébol trece tregua treinta tren trenza
  trepar tribu trigo trineo triste triunfo trofeo trompeta tronco tropa trote trozo trucha truco trueno trufa tucán
  tuerca tulipán túnel túnica turbina turista turno turquesa tutor ubicar último umbral unidad unir universo untar
  urbano urna urraca usar utopía vacío vagón vaina vainilla vajilla valer válido valiente valle valor válvula vapor
  vaquero variar vecino vehículo veinte velero veleta veloz vencer venda venir venta ventana ventisca verano verbo verde
  vereda verja verso vestido viaje vibrar vicuña vidrio viejo viento vientre viernes vigilar vigor villa vinagre viola
  violeta violín virtud visera visión visita vista vital vivaz vivero vivir vocal volante volar volcán volumen volver
  voraz vuelo vuelta vulgar yate yegua yelmo yema yerno yeso yoga yogur zafiro zaguán zanahoria zanja zapato zarpa zarza
  zodiaco zona zorro zurdo
`
  .trim()
  .split(/\s+/);
