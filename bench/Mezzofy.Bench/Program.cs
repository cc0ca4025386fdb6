using Mezzofy.Bench;

var lanes = typeof(ILane).Assembly.GetTypes()
    .Where(type => type.IsClass && type.IsAssignableTo(typeof(ILane)))
    .Select(type => (ILane)Activator.CreateInstance(type)!)
    .OrderBy(lane => lane.Name, StringComparer.Ordinal)
    .ToList();

if (args.Length == 0 || lanes.Find(lane => lane.Name == args[0]) is not { } chosen)
{
    lanes.ForEach(lane => Console.WriteLine($"{lane.Name,-16} {lane.Usage}"));
    return args.Length == 0 ? 0 : 2;
}

await chosen.RunAsync(args[1..]);
return 0;
