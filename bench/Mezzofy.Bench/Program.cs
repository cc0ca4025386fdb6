Console.WriteLine("usage: Mezzofy.Bench <lane>");
